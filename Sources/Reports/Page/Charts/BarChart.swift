import ActivityLedger
import CanonicalJSON

/// Bars under one another, each with its label and its total above it: a breakdown of a year's figures.
struct BarChart {
    /// One bar.
    struct Row {
        var label: String
        var path: FigurePath
        var total: Tally
        var figures: [ChartFigure]
    }

    let id: String
    let title: String
    let year: Int
    let rows: [Row]
    let language: Language

    /// More bars than this nobody compares; the table has all.
    static let rowLimit = 15

    private let rowHeight = 36.0
    private let barHeight = 13.0

    var markup: Markup {
        let shown = rows.prefix(Self.rowLimit)
        let largest = Double(max(1, shown.map(\.total.count).max() ?? 1))
        let bar = ChartBar(start: 0, unit: (SVG.width - ChartBar.hatchLength - 2) / largest)
        return SVG.image(
            id: id, title: title, description: description(shown), height: Double(shown.count) * rowHeight
        ) {
            for (index, row) in shown.enumerated() {
                let y = Double(index) * rowHeight
                let value = language.text(row.total)
                SVG.text("label", x: 0, y: y + 13, row.label.cut(to: 52 - value.count))
                SVG.figure("value", x: SVG.width, y: y + 13, row.path, of: year, row.total, language)
                for part in bar.parts(row.figures) {
                    SVG.rectangle(part.name, x: part.from, y: y + 18, width: part.to - part.from, height: barHeight)
                }
                SVG.line("baseline", 0, y + 17, 0, y + 18 + barHeight + 1)
            }
        }
    }

    private func description(_ shown: ArraySlice<Row>) -> String {
        shown.map { row in
            let parts = row.figures.filter { $0.series != .total && $0.tally.count > 0 }.map { figure in
                let mode = figure.series == .inPerson ? Mode.inPerson : .online
                return "\(language.text(figure.tally)) \(mode.title(language))"
            }
            let split = parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
            return "\(row.label.cut(to: 60))\(language.colon) \(language.text(row.total))\(split)"
        }.joined(separator: language.semicolon + " ")
    }
}
