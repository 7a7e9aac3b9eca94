import ActivityLedger

extension StatisticsReport {
    /// The statistics as text fitted to a terminal, with bars where there is room for them; or, compared, with the year
    /// before beside each figure.
    public func shown(on terminal: TerminalCapabilities, isCompared: Bool = false) -> StyledText {
        var text = StyledText()
        for line in headLines(width: terminal.columns) {
            text.append(line, .faint)
            text.append("\n")
        }
        var bars: [Bar] = []
        for year in years {
            let table =
                isCompared
                ? FittedTable(titles: comparedTitles(of: year), rows: comparedRows(of: year, label: labelShown))
                : FittedTable(titles: titles(of: year), rows: tableRows(of: year))
            let layout = table.layout(on: terminal)
            text.append("\n")
            text.append(layout.lines(hasColour: terminal.hasColour))
            bars += layout.bars
        }
        let legend = BarLegend(bars).lines(language, on: terminal)
        if !legend.spans.isEmpty { text.append("\n") }
        text.append(legend)
        return text
    }

    private func headLines(width: Int) -> [String] {
        let parts = result.checkpoint.headParts(language)
        let line = parts.joined(separator: ", ")
        return line.displayWidth <= width ? [line] : parts.flatMap { $0.folded(to: width) }
    }
}
