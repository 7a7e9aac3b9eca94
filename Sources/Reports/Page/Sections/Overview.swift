import ActivityLedger

extension ReportPage {
    /// All years of the ledger beside each other, also those that the page is not about.
    var overviewSection: Markup {
        let years = overviewYears
        return Markup.element("section", ["id": "years", "aria-labelledby": "years-title"]) {
            Markup.element("h2", ["id": "years-title"]) { PageText.overTheYears(language) }
            Markup.element("div", ["class": "overview"]) {
                // Those of which an entry counts many: the others are too few for columns to say more than a line.
                for (index, type) in ActivityType.all.enumerated() where type.statistics.countMember != nil {
                    columns(type.statistics, index, years)
                }
                Markup.element("div", ["class": "lines"]) {
                    for (index, type) in ActivityType.all.enumerated() { line(type.statistics, index, years) }
                }
            }
            Markup.element("details", ["class": "table"]) {
                Markup.element("summary") { PageText.totalsTable(language) }
                totalsTable(years)
            }
        }
    }

    /// Every year from the first to the last with an activity. Where these are very far apart, which is a mistake in a date
    /// more often than not, those alone that have one.
    var overviewYears: [Int] {
        let years = basis.statistics.years
        guard let first = years.first, let last = years.last, last - first < 60 else { return years }
        return Array(first...last)
    }

    private func columns(_ section: StatisticsSection, _ index: Int, _ years: [Int]) -> Markup {
        let title = "\(section.title(language)) \(perYear)"
        return Markup.element("figure") {
            Markup.element("figcaption") { Markup.element("h3") { title } }
            if section.isSplitByMode { modeLegend }
            YearColumns(
                id: "columns-\(section.name)", title: title, section: section,
                years: years.map { ($0, sums($0, index)) }, language: language
            ).markup
        }
    }

    private func line(_ section: StatisticsSection, _ index: Int, _ years: [Int]) -> Markup {
        let title = "\(section.title(language)) \(perYear)"
        return Markup.element("figure") {
            Markup.element("figcaption") { Markup.element("h3") { section.title(language) } }
            YearLine(
                id: "line-\(section.name)", title: title, section: section,
                totals: years.map { ($0, sums($0, index).figures.total.tally) }, language: language
            ).markup
        }
    }

    private func totalsTable(_ years: [Int]) -> Markup {
        Markup.scrolling(PageText.eachYear(language)) {
            Markup.element("table") {
                Markup.element("caption") { PageText.eachYear(language) }
                Markup.element("thead") {
                    Markup.element("tr") {
                        Markup.element("th", ["scope": "col"]) { PageText.year(language) }
                        for type in ActivityType.all {
                            Markup.element("th", ["scope": "col", "class": "number"]) {
                                type.statistics.title(language)
                            }
                        }
                    }
                }
                Markup.element("tbody") {
                    for year in years.reversed() {
                        Markup.element("tr") {
                            Markup.element("th", ["scope": "row"]) { year.fourDigits }
                            for index in ActivityType.all.indices { totalCell(year, index) }
                        }
                    }
                }
            }
        }
    }

    private func totalCell(_ year: Int, _ index: Int) -> Markup {
        let section = sums(year, index)
        let path = FigurePath(section: section.definition.name, row: nil, part: .total)
        return Markup.element("td", ["class": "number"]) {
            Markup.figure(path, of: year, section.figures.total.tally, language)
        }
    }

    private var perYear: String {
        switch language {
        case .english: "per year"
        case .french: "par an"
        }
    }
}

extension ReportPage {
    /// Which colour is which.
    var modeLegend: Markup {
        Markup.element("ul", ["class": "legend"]) {
            for mode in Mode.allCases {
                let series: ChartSeries = mode == .inPerson ? .inPerson : .online
                Markup.element("li") {
                    swatch([(series.fill, 14)])
                    mode.title(language)
                }
            }
        }
    }

    /// A piece of a bar.
    func swatch(_ parts: [(name: String, width: Double)]) -> Markup {
        let width = parts.reduce(0) { $0 + $1.width }
        var x = 0.0
        var shapes: [Markup] = []
        for part in parts {
            shapes.append(SVG.rectangle(part.name, x: x, y: 0, width: part.width, height: 12))
            x += part.width
        }
        return Markup.element(
            "svg",
            [
                "class": "swatch", "width": SVG.number(width), "height": "12", "viewBox": "0 0 \(SVG.number(width)) 12",
                "aria-hidden": "true", "focusable": "false",
            ]
        ) { shapes }
    }
}
