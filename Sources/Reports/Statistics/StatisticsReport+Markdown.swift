import ActivityLedger

extension StatisticsReport {
    /// For the annual report: a year's figures in one table, then a table for each breakdown.
    var markdown: String {
        years.map(chapter).joined(separator: "\n")
    }

    private func chapter(_ year: Int) -> String {
        let sections = result.statistics.sections(of: year)
        let main = Markdown.table(
            header: ["\(year.fourDigits)"] + FigureRow.columns(language),
            rows: sections.flatMap { $0.mainRows(language) }.map(\.cells))
        var text = "## \(year.fourDigits)\n\n" + main
        for section in sections {
            for (index, grouping) in section.definition.groupings.enumerated() {
                let rows = section.breakdownRows(index, language, label: Markdown.escaped)
                if rows.isEmpty { continue }
                // Without a split there is one column of numbers, and the empty ones would only puzzle.
                let columns = section.definition.isSplitByMode ? 4 : 2
                let header =
                    ["\(section.definition.title(language)) \(grouping.title(language))"] + FigureRow.columns(language)
                text += "\n"
                text += Markdown.table(
                    header: Array(header.prefix(columns)), rows: rows.map { Array($0.cells.prefix(columns)) })
            }
        }
        return text
    }
}
