import ActivityLedger

extension StatisticsReport {
    /// One figure a line: year, the figure's path as in the JSON, the name it is broken down by (empty where it is not,
    /// or where none is stated), count, precision.
    var csv: String {
        var lines = [CSV.line(["year", "figure", "name", "count", "precision"])]
        for year in years {
            for section in result.statistics.sections(of: year) {
                let definition = section.definition
                func add(_ figure: String, _ name: String, _ tally: Tally) {
                    lines.append(
                        CSV.line([
                            "\(year)", "\(definition.name).\(figure)", name, "\(tally.count)", tally.precision.rawValue,
                        ]))
                }
                func add(_ figures: ModeSums, _ prefix: String, _ name: String) {
                    add(prefix + "total", name, figures.total.tally)
                    guard definition.isSplitByMode else { return }
                    add(prefix + "inPerson", name, figures.inPerson.tally)
                    add(prefix + "online", name, figures.online.tally)
                }
                add(section.figures, "", "")
                for (index, sum) in definition.sums.enumerated() {
                    add(sum.member, "", section.tally(ofSum: index))
                }
                for (index, grouping) in definition.groupings.enumerated() {
                    for row in section.rows(ofGrouping: index) {
                        add(row.figures, grouping.name + ".", row.name ?? "")
                    }
                }
            }
        }
        return lines.joined()
    }
}
