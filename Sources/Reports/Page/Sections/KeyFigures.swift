import ActivityLedger

extension ReportPage {
    /// The year that the page is most about, at a glance.
    func keyFiguresSection(of year: Int) -> Markup {
        Markup.element("section", ["class": "key-figures", "aria-labelledby": "key-figures"]) {
            Markup.element("h2", ["id": "key-figures"]) { language.keyFigures(of: year) }
            publicationNote(of: year)
            cards(of: year)
        }
    }

    /// A card for each section of a year's statistics.
    func cards(of year: Int) -> Markup {
        let comparisons = basis.statistics.years.contains(year - 1) ? basis.statistics.comparison(of: year) : []
        return Markup.element("ul", ["class": "cards"]) {
            for index in ActivityType.all.indices { card(of: year, index, comparisons) }
        }
    }

    private func card(of year: Int, _ index: Int, _ comparisons: [FigureComparison]) -> Markup {
        let section = sums(year, index)
        let definition = section.definition
        func path(_ part: FigurePath.Part) -> FigurePath { FigurePath(section: definition.name, row: nil, part: part) }
        return Markup.element("li", ["class": "card"]) {
            Markup.element("h3") {
                definition.title(language)
                notes[year]?.markers(ofSection: definition.name) ?? .nothing
            }
            Markup.element("p", ["class": "value"]) {
                Markup.figure(path(.total), of: year, section.figures.total.tally, language)
            }
            Markup.element("p", ["class": "before"]) {
                change(of: path(.total), year, comparisons)
            }
            if definition.isSplitByMode, section.figures.total.tally.count > 0 {
                Markup.element("p", ["class": "parts"]) {
                    for mode in Mode.allCases {
                        Markup.element("span") {
                            mode == .inPerson
                                ? Markup.figure(path(.inPerson), of: year, section.figures.inPerson.tally, language)
                                : Markup.figure(path(.online), of: year, section.figures.online.tally, language)
                            " \(mode.title(language))"
                        }
                    }
                }
            }
            if section.figures.total.tally.count > 0 {
                for (sum, definition) in definition.sums.enumerated() {
                    Markup.element("p", ["class": "parts"]) {
                        "\(definition.title(language))\(language.colon) "
                        Markup.figure(path(.sum(definition.member)), of: year, section.tally(ofSum: sum), language)
                    }
                }
            }
            listing.details(
                behind: path(.total), of: year, caption: "\(definition.title(language)), \(year.fourDigits)")
        }
    }

    /// The change against the year before, if anything is known of that.
    private func change(of path: FigurePath, _ year: Int, _ comparisons: [FigureComparison]) -> Markup {
        let previous = year - 1
        guard let comparison = comparisons.first(where: { $0.path == path }) else {
            return .text(language.nothingRecorded(of: previous))
        }
        let (before, after) = language.against(previous)
        return Markup.change(comparison, of: year, language) + .text(" \(before) ")
            + Markup.figure(path, of: previous, comparison.previous, language) + .text(" \(after)")
    }
}
