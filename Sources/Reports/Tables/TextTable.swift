/// Aligned columns for a terminal.
enum TextTable {
    /// The rows as lines, each column as wide as its widest cell, two spaces between columns, none at a line's end.
    /// - Parameter isRightAligned: Whether a column, counted from 0, holds numbers.
    static func lines(_ rows: [[String]], isRightAligned: (Int) -> Bool) -> String {
        guard let columns = rows.first?.indices else { return "" }
        let widths = columns.map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
        let alignment = columns.map(isRightAligned)
        var text: [UInt8] = []
        for row in rows { append(row, to: &text, widths, alignment) }
        return String(decoding: text, as: UTF8.self)
    }

    /// One row as a line, for tables that are written while they are made.
    static func line(_ cells: [String], widths: [Int], isRightAligned: (Int) -> Bool) -> String {
        var text: [UInt8] = []
        append(cells, to: &text, widths, cells.indices.map(isRightAligned))
        return String(decoding: text, as: UTF8.self)
    }

    private static func append(_ cells: [String], to text: inout [UInt8], _ widths: [Int], _ alignment: [Bool]) {
        let start = text.count
        for (column, cell) in cells.enumerated() {
            if column > 0 { text += [space, space] }
            let padding = repeatElement(space, count: max(0, widths[column] - cell.displayWidth))
            if alignment[column] { text += padding }
            text += cell.utf8
            if !alignment[column] { text += padding }
        }
        while text.count > start, text.last == space { text.removeLast() }
        text.append(UInt8(ascii: "\n"))
    }

    private static let space = UInt8(ascii: " ")
}
