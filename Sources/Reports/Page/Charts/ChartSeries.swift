import ActivityLedger

/// Which of a chart's colours stands for what.
enum ChartSeries: String {
    case inPerson = "in-person"
    case online = "online"
    /// All there is, where figures are not split.
    case total

    /// The classes of a shape in its colour.
    var fill: String { "fill-\(rawValue)" }
    /// The class of a shape hatched in its colour, for what is not exact.
    var hatch: String { "hatch-\(rawValue)" }
}

/// A figure in a chart: which, how much, and in which colour.
struct ChartFigure {
    var series: ChartSeries
    var path: FigurePath
    var tally: Tally
}

extension SectionSums {
    /// What a bar for a line of this section is made of.
    func chartFigures(_ sums: ModeSums, _ row: FigurePath.Row?) -> [ChartFigure] {
        func path(_ part: FigurePath.Part) -> FigurePath { FigurePath(section: definition.name, row: row, part: part) }
        guard definition.isSplitByMode else {
            return [ChartFigure(series: .total, path: path(.total), tally: sums.total.tally)]
        }
        return [
            ChartFigure(series: .inPerson, path: path(.inPerson), tally: sums.inPerson.tally),
            ChartFigure(series: .online, path: path(.online), tally: sums.online.tally),
        ]
    }
}
