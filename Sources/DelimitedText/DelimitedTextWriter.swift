/// Writes rows as delimited text (RFC 4180): lines end in CRLF, and cells are in quotation marks where they have to be.
public struct DelimitedTextWriter {
    private let delimiter: Delimiter
    /// What has been written.
    public private(set) var bytes: [UInt8]

    /// A writer of UTF-8.
    /// - Parameter hasMark: Whether to begin with the byte order mark, by which Excel knows UTF-8.
    public init(delimiter: Delimiter, hasMark: Bool = false) {
        self.delimiter = delimiter
        bytes = hasMark ? TextEncoding.byteOrderMark : []
    }

    /// Writes a row.
    public mutating func write(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(delimiter.byte) }
            // A row of one empty cell would look like an empty line.
            if cells == [""] || needsQuotes(cell) || tellsOfTheFile(cell) {
                append(quoted: cell)
            } else {
                bytes += cell.utf8
            }
        }
        bytes += [0x0D, 0x0A]
    }

    private func needsQuotes(_ cell: String) -> Bool {
        cell.utf8.contains { $0 == delimiter.byte || $0 == UInt8(ascii: "\"") || $0 == 0x0D || $0 == 0x0A }
    }

    /// Whether a cell, at the beginning of a file, would be taken for something that tells how to read it.
    private func tellsOfTheFile(_ cell: String) -> Bool {
        cell.utf8.starts(with: "sep=".utf8) || cell.utf8.starts(with: TextEncoding.byteOrderMark)
    }

    private mutating func append(quoted cell: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
