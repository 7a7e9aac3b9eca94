import ActivityLedger

/// A line through a section's totals over the years. A point whose number is not exact is hollow; a year without
/// activities is a point on the ground.
struct YearLine {
    let id: String
    let title: String
    let section: StatisticsSection
    /// Every year from the first to the last.
    let totals: [(year: Int, tally: Tally)]
    let language: Language

    private let height = 96.0
    private let top = 26.0
    private let bottom = 70.0
    private let margin = 16.0

    var markup: Markup {
        let largest = Double(max(1, totals.map(\.tally.count).max() ?? 1))
        let step = (SVG.width - 2 * margin) / Double(max(1, totals.count - 1))
        let points = totals.enumerated().map { index, total in
            (
                x: totals.count == 1 ? SVG.width / 2 : margin + Double(index) * step,
                y: bottom - (bottom - top) * Double(total.tally.count) / largest, total: total
            )
        }
        // The first and the last value, and the largest between them.
        let peak = points.indices.max { points[$0].total.tally.count < points[$1].total.tally.count } ?? 0
        let labelled = points.indices.filter { index in
            if index == 0 || index == points.count - 1 { return true }
            return index == peak && min(index, points.count - 1 - index) * Int(step) > 60
        }
        return SVG.image(id: id, title: title, description: description, height: height) {
            SVG.line("baseline", 0, bottom, SVG.width, bottom)
            Markup.element(
                "polyline",
                [
                    "class": "trend",
                    "points": points.map { "\(SVG.number($0.x)),\(SVG.number($0.y))" }.joined(separator: " "),
                ])
            for point in points {
                let isExact = point.total.tally.precision == .exact
                Markup.element(
                    "circle",
                    [
                        "class": isExact ? "point" : "point hollow", "cx": SVG.number(point.x),
                        "cy": SVG.number(point.y), "r": totals.count > 12 ? "2.5" : "4",
                    ])
            }
            for index in labelled {
                let point = points[index]
                let anchor =
                    totals.count == 1 ? "middle" : index == 0 ? "start" : index == points.count - 1 ? "end" : "middle"
                let x = anchor == "start" ? 0 : anchor == "end" ? SVG.width : point.x
                let path = FigurePath(section: section.name, row: nil, part: .total)
                SVG.figure(
                    "value \(anchor)", x: x, y: point.y - 9, path, of: point.total.year, point.total.tally, language)
                if index != peak || index == 0 || index == points.count - 1 {
                    SVG.text("label \(anchor)", x: x, y: bottom + 17, point.total.year.fourDigits)
                }
            }
        }
    }

    private var description: String {
        totals.map { "\($0.year.fourDigits)\(language.colon) \(language.text($0.tally))" }.joined(
            separator: language.semicolon + " ")
    }
}
