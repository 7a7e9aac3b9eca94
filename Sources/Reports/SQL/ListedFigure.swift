import ActivityLedger

/// A figure of the statistics, as a row of a table that the sums are joined with.
struct ListedFigure {
    /// Its place among all, which the figures of a breakdown share.
    let place: Int
    /// Its place within the row of a breakdown.
    let columnPlace: Int
    /// Its path, without the name it is broken down by.
    let path: String
    /// The type of the activities that it counts.
    let type: String
    /// The mode of those it counts, if it does not count all.
    let mode: Mode?
    /// The member it sums up; without one, it says how many there were.
    let sum: String?
    /// The member it is broken down by.
    let key: String?

    /// The columns of the table.
    static let columns = ["place", "column_place", "figure", "counted_type", "counted_mode", "summed", "key"]

    /// Every figure, in the order of the statistics.
    static var all: [ListedFigure] {
        var place = 0
        return ActivityType.all.flatMap { type in
            let section = type.statistics
            let columns: [(part: FigurePath.Part, mode: Mode?)] =
                [(.total, nil)] + (section.isSplitByMode ? [(.inPerson, .inPerson), (.online, .online)] : [])
            func figures(by grouping: StatisticsSection.Grouping?) -> [ListedFigure] {
                columns.enumerated().map { index, column in
                    let row = grouping.map { FigurePath.Row(grouping: $0.name, name: nil) }
                    return ListedFigure(
                        place: place, columnPlace: index,
                        path: FigurePath(section: section.name, row: row, part: column.part).withoutName,
                        type: type.name, mode: column.mode, sum: nil, key: grouping?.member)
                }
            }
            var listed = figures(by: nil)
            place += 1
            for sum in section.sums {
                let path = FigurePath(section: section.name, row: nil, part: .sum(sum.member))
                listed.append(
                    ListedFigure(
                        place: place, columnPlace: 0, path: path.withoutName, type: type.name, mode: nil,
                        sum: sum.member, key: nil))
                place += 1
            }
            for grouping in section.groupings {
                listed += figures(by: grouping)
                place += 1
            }
            return listed
        }
    }

    /// The row.
    func row(_ dialect: any SQLDialect) -> String {
        let texts = [path, type, mode?.rawValue, sum, key].map { $0.map(dialect.literal) ?? "null" }
        return "(\((["\(place)", "\(columnPlace)"] + texts).joined(separator: ", ")))"
    }
}
