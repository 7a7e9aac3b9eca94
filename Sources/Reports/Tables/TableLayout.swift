/// Where everything of a table stands on a terminal.
struct TableLayout {
    var table: FittedTable
    /// How far a row stands to the right of one a level above.
    var indentation: Int
    var labelWidth: Int
    /// Of each column of numbers.
    var widths: [Int]
    /// For the bar and the sign behind it; 0 when there is no room for bars.
    var barColumns: Int

    /// Spaces between columns.
    static let gap = 2

    /// The bars that are drawn, to be explained below.
    var bars: [Bar] { barColumns == 0 ? [] : table.rows.compactMap(\.bar) }

    /// The lines, the titles first.
    func lines(hasColour: Bool) -> StyledText {
        var text = StyledText()
        append(table.titles.first ?? "", .strong, Array(table.titles.dropFirst()), to: &text) { _ in .faint }
        text.append("\n")
        for row in table.rows {
            let label = row.indentedLabel(by: indentation)
            let gap = append(label, row.style, row.cells, to: &text) { cell in cell == "0" ? .faint : .plain }
            if let bar = row.bar, barColumns > 0 {
                text.append(spaces(gap + Self.gap))
                text.append(bar.drawn(columns: barColumns, hasColour: hasColour))
            }
            text.append("\n")
        }
        return text
    }

    /// Adds a label and its numbers. Spaces are added before what comes next, so that no line ends in one.
    /// - Returns: How many spaces are missing behind the last number.
    @discardableResult
    private func append(
        _ label: String, _ labelStyle: TextStyle, _ cells: [String], to text: inout StyledText,
        style: (String) -> TextStyle
    ) -> Int {
        let label = label.cut(to: labelWidth)
        text.append(label, labelStyle)
        var missing = labelWidth - label.displayWidth
        for (cell, width) in zip(cells, widths) {
            missing += Self.gap + width - cell.displayWidth
            if cell.isEmpty { continue }
            text.append(spaces(missing))
            text.append(cell, style(cell))
            missing = 0
        }
        return missing
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
