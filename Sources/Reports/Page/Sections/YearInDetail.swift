import ActivityLedger
import CanonicalJSON

extension ReportPage {
    /// Everything about one year: its breakdowns, what happened, and what is to be said about it.
    func yearSection(_ year: Int, withKeyFigures: Bool) -> Markup {
        Markup.element("section", ["id": "y\(year)", "class": "year", "aria-labelledby": "y\(year)-title"]) {
            Markup.element("h2", ["id": "y\(year)-title"]) { year.fourDigits }
            if withKeyFigures {
                publicationNote(of: year)
                cards(of: year)
            }
            Markup.element("h3") { PageText.breakdowns(language) }
            Markup.element("div", ["class": "charts"]) {
                for index in ActivityType.all.indices { breakdowns(of: year, sums(year, index)) }
            }
            lists(of: year)
            notes[year]?.section ?? .nothing
        }
    }

    @MarkupBuilder private func breakdowns(of year: Int, _ section: SectionSums) -> Markup {
        for (index, grouping) in section.definition.groupings.enumerated() {
            let rows = section.rows(ofGrouping: index).map { row in
                let place = FigurePath.Row(grouping: grouping.name, name: row.name.map(ExactText.init))
                return BreakdownRow(
                    label: grouping.pageLabel(of: row.name, language), place: place, figures: row.figures)
            }
            if !rows.isEmpty { breakdown(of: year, section, grouping, rows) }
        }
    }

    private func breakdown(
        of year: Int, _ section: SectionSums, _ grouping: StatisticsSection.Grouping, _ rows: [BreakdownRow]
    ) -> Markup {
        let definition = section.definition
        let title = "\(definition.title(language)) \(grouping.title(language))"
        let chart = BarChart(
            id: "bars-\(year)-\(definition.name)-\(grouping.name)", title: "\(title), \(year.fourDigits)", year: year,
            rows: rows.map { row in
                BarChart.Row(
                    label: row.label, path: row.path(definition, .total), total: row.figures.total.tally,
                    figures: section.chartFigures(row.figures, row.place))
            }, language: language)
        return Markup.element("figure") {
            Markup.element("figcaption") { Markup.element("h4") { title } }
            if definition.isSplitByMode { modeLegend }
            chart.markup
            if rows.count > BarChart.rowLimit {
                Markup.element("p", ["class": "more"]) { language.moreRows(rows.count - BarChart.rowLimit) }
            }
            Markup.element("details", ["class": "table"]) {
                Markup.element("summary") { PageText.table(language) }
                table(of: year, definition, grouping, rows, caption: "\(title), \(year.fourDigits)")
            }
        }
    }

    private func table(
        of year: Int, _ definition: StatisticsSection, _ grouping: StatisticsSection.Grouping, _ rows: [BreakdownRow],
        caption: String
    ) -> Markup {
        let parts: [FigurePath.Part] = definition.isSplitByMode ? [.total, .inPerson, .online] : [.total]
        let columns = definition.isSplitByMode ? FigureRow.columns(language) : [language.total]
        return Markup.scrolling(caption) {
            Markup.element("table") {
                Markup.element("caption") { caption }
                Markup.element("thead") {
                    Markup.element("tr") {
                        Markup.element("th", ["scope": "col"]) { grouping.memberTitle(language) }
                        for column in columns { Markup.element("th", ["scope": "col", "class": "number"]) { column } }
                    }
                }
                Markup.element("tbody") {
                    for row in rows {
                        Markup.element("tr") {
                            Markup.element("th", ["scope": "row"]) { row.label }
                            for part in parts {
                                Markup.element("td", ["class": "number"]) {
                                    Markup.figure(
                                        row.path(definition, part), of: year, row.tally(part), language)
                                }
                            }
                        }
                        Markup.element("tr", ["class": "behind"]) {
                            Markup.element("td", ["colspan": "\(columns.count + 1)"]) {
                                listing.details(
                                    behind: row.path(definition, .total), of: year,
                                    caption: "\(caption)\(language.colon) \(row.label)")
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A line of a breakdown.
private struct BreakdownRow {
    let label: String
    let place: FigurePath.Row
    let figures: ModeSums

    func path(_ definition: StatisticsSection, _ part: FigurePath.Part) -> FigurePath {
        FigurePath(section: definition.name, row: place, part: part)
    }

    func tally(_ part: FigurePath.Part) -> Tally {
        switch part {
        case .inPerson: figures.inPerson.tally
        case .online: figures.online.tally
        default: figures.total.tally
        }
    }
}

extension StatisticsSection.Grouping {
    /// What a row is called on a page: a country by its name alone.
    fileprivate func pageLabel(of name: String?, _ language: Language) -> String {
        guard let name else { return unstated(language) }
        return isByCountry ? language.country(name).escapedForDisplay : name.escapedForDisplay
    }

    fileprivate func memberTitle(_ language: Language) -> String {
        ActivityType.all.lazy.compactMap { $0.member(member) }.first?.title(language) ?? title(language)
    }
}
