import ActivityLedger

extension StatisticsReport {
    /// One figure a line: year, the figure's path as in the JSON, the name it is broken down by (empty where it is not,
    /// or where none is stated), count, precision.
    var csv: String {
        var lines = [CSV.line(["year", "figure", "name", "count", "precision"])]
        for year in years {
            for (path, tally) in result.statistics.figures(of: year) {
                lines.append(
                    CSV.line([
                        "\(year.fourDigits)", path.withoutName, path.row?.name?.string ?? "", "\(tally.count)",
                        tally.precision.rawValue,
                    ]))
            }
        }
        return lines.joined()
    }
}
