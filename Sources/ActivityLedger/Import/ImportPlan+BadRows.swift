import DelimitedText

extension ImportPlan {
    /// The bad rows as a spreadsheet of their own, with what is wrong with each in a last column: once mended, it is imported
    /// with the same mapping, which passes over that column.
    /// - Throws: ``ImportError`` when the file has a column of that name for something else.
    public func badRowsFile() throws(ImportError) -> [UInt8] {
        let columns = table.header.last == ColumnPlaces.problemColumn ? table.header.count - 1 : table.header.count
        let header = Array(table.header.prefix(columns))
        if header.contains(ColumnPlaces.problemColumn) {
            throw ImportError([
                "row 1, column \"\(ColumnPlaces.problemColumn)\": the file of bad rows needs this name for a column of its own;"
                    + " rename it, here and in the mapping"
            ])
        }
        var writer = DelimitedTextWriter(delimiter: table.delimiter ?? .semicolon, hasMark: true)
        writer.write(header + [ColumnPlaces.problemColumn])
        for row in badRows {
            // A row with too many cells keeps them, and stays bad until somebody has looked at it.
            let cells = row.cells.count == table.header.count ? Array(row.cells.prefix(columns)) : row.cells
            writer.write(cells + [row.problems.map(\.text).joined(separator: "; ")])
        }
        return writer.bytes
    }
}
