/// Aligned columns for a terminal.
enum TextTable {
    /// The rows as lines, each column as wide as its widest cell, two spaces between columns, none at a line's end.
    /// - Parameter isRightAligned: Whether a column, counted from 0, holds numbers.
    static func lines(_ rows: [[String]], isRightAligned: (Int) -> Bool) -> String {
        guard let columns = rows.first?.indices else { return "" }
        let widths = columns.map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
        return rows.map { line($0, widths: widths, isRightAligned: isRightAligned) }.joined()
    }

    /// One row as a line, for tables that are written while they are made.
    static func line(_ cells: [String], widths: [Int], isRightAligned: (Int) -> Bool) -> String {
        cells.enumerated().map { $1.padded(to: widths[$0], isRightAligned: isRightAligned($0)) }
            .joined(separator: "  ").trimmingTrailingSpaces + "\n"
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
