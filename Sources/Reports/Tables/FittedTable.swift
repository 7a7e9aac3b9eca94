/// A row of a table of figures: where it stands, what it is called, and a cell for each column of numbers.
struct TableRow {
    var level = 0
    var label: String
    /// Empty where there is nothing to tell.
    var cells: [String]
    var style = TextStyle.plain
    var bar: Bar?

    /// The label in its place.
    func indentedLabel(by columns: Int = 2) -> String { String(repeating: " ", count: level * columns) + label }
}

/// A table of figures as wide as a terminal has room for.
///
/// Where not all has room, the labels give way first, and end in an ellipsis; then the columns behind the first come as
/// lines of their own below it. Numbers are never cut: where there is no room for one, the line is too wide. Where there
/// is room left, bars stand behind the numbers.
struct FittedTable {
    /// What stands above the labels, and above each column of numbers.
    var titles: [String]
    var rows: [TableRow]

    /// How many columns of the text of a label stay, beside its indentation, before the table takes another shape.
    private static let labelMinimum = 8

    /// Where everything stands on a terminal.
    func layout(on terminal: TerminalCapabilities) -> TableLayout {
        let deepest = 2 * (rows.map(\.level).max() ?? 0)
        let whole = layout(on: terminal, indentation: 2)
        if whole.labelWidth >= min(naturalLabelWidth(indentation: 2), deepest + Self.labelMinimum) { return whole }
        let narrow = stacked
        let loose = narrow.layout(on: terminal, indentation: 2)
        if loose.labelWidth == narrow.naturalLabelWidth(indentation: 2) { return loose }
        return narrow.layout(on: terminal, indentation: 1)
    }

    /// The same with one column of numbers: the others are rows, named after their columns.
    private var stacked: FittedTable {
        FittedTable(
            titles: Array(titles.prefix(2)),
            rows: rows.flatMap { row in
                var first = row
                first.cells = Array(row.cells.prefix(1))
                let others = zip(titles.dropFirst(2), row.cells.dropFirst()).filter { !$0.1.isEmpty }
                return [first]
                    + others.map { TableRow(level: row.level + 1, label: $0, cells: [$1], style: .faint) }
            })
    }

    private func naturalLabelWidth(indentation: Int) -> Int {
        rows.reduce(titles.first?.displayWidth ?? 0) { max($0, $1.indentedLabel(by: indentation).displayWidth) }
    }

    private func layout(on terminal: TerminalCapabilities, indentation: Int) -> TableLayout {
        let widths = titles.dropFirst().enumerated().map { column, title in
            rows.reduce(title.displayWidth) { max($0, $1.cells[column].displayWidth) }
        }
        let room = terminal.columns - widths.reduce(0) { $0 + TableLayout.gap + $1 }
        let labelWidth = max(1, min(naturalLabelWidth(indentation: indentation), room))
        let rest = room - labelWidth - TableLayout.gap
        return TableLayout(
            table: self, indentation: indentation, labelWidth: labelWidth, widths: widths,
            barColumns: terminal.drawsBars && rest >= Bar.widths.lowerBound ? min(rest, Bar.widths.upperBound) : 0)
    }
}
