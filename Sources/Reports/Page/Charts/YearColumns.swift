import ActivityLedger

/// A column a year, in person under online: how a section's figures went over the years.
struct YearColumns {
    let id: String
    let title: String
    let section: StatisticsSection
    let years: [(year: Int, sums: SectionSums)]
    let language: Language

    private let height = 210.0
    private let top = 22.0
    private let bottom = 184.0

    var markup: Markup {
        let largest = Double(max(1, years.map(\.sums.figures.total.count).max() ?? 1))
        let step = SVG.width / Double(max(1, years.count))
        let width = min(48, step * 0.7)
        let bar = ChartBar(start: 0, unit: (bottom - top - ChartBar.hatchLength) / largest)
        // Labels under every n-th column, counted from the last, so that they do not run into one another.
        let every = max(1, Int((32 / step).rounded(.up)))
        return SVG.image(id: id, title: title, description: description, height: height) {
            for (index, year) in years.enumerated() {
                let x = (Double(index) + 0.5) * step
                let parts = bar.parts(year.sums.chartFigures(year.sums.figures, nil))
                for part in parts {
                    SVG.rectangle(
                        part.name, x: x - width / 2, y: bottom - part.to, width: width, height: part.to - part.from)
                }
                let total = year.sums.figures.total.tally
                if Double(language.text(total).count) * 7 < step {
                    let path = FigurePath(section: section.name, row: nil, part: .total)
                    let end = parts.last?.to ?? 0
                    SVG.figure("value middle", x: x, y: bottom - end - 6, path, of: year.year, total, language)
                }
                if (years.count - 1 - index) % every == 0 {
                    SVG.text("label middle", x: x, y: bottom + 17, year.year.fourDigits)
                }
            }
            SVG.line("baseline", 0, bottom, SVG.width, bottom)
        }
    }

    private var description: String {
        years.map { year in
            let figures = year.sums.figures
            let parts = Mode.allCases.map { mode in
                let sum = mode == .inPerson ? figures.inPerson : figures.online
                return "\(language.text(sum.tally)) \(mode.title(language))"
            }.joined(separator: ", ")
            return "\(year.year.fourDigits)\(language.colon) \(language.text(figures.total.tally)) (\(parts))"
        }.joined(separator: language.semicolon + " ")
    }
}
