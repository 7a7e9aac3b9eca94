/// Takes delimited text apart, record by record, as strictly as RFC 4180 (section 2) has it, but for line ends, which may be
/// CRLF, LF or CR.
///
/// Anything wrong with quotes is wrong with the file, not with one row: they say where rows end, so nothing behind is certain.
struct RecordReader {
    private let bytes: [UInt8]
    /// `nil` for a text of one column.
    private let delimiter: UInt8?
    private var position: Int
    /// The line that comes next, from 1.
    private(set) var line: Int

    init(_ bytes: [UInt8], from position: Int, line: Int, delimiter: UInt8?) {
        self.bytes = bytes
        self.position = position
        self.line = line
        self.delimiter = delimiter
    }

    /// The cells of the next record, none for an empty line; `nil` at the end.
    mutating func next() throws(DelimitedTextError) -> [String]? {
        if position == bytes.count { return nil }
        if takeLineEnd() { return [] }
        var cells: [String] = []
        while true {
            guard cells.count < DelimitedTable.columnLimit else {
                throw DelimitedTextError("more than \(DelimitedTable.columnLimit) cells in a row", line: line)
            }
            cells.append(try readCell())
            if position < bytes.count, bytes[position] == delimiter {
                position += 1
            } else {
                _ = takeLineEnd()
                return cells
            }
        }
    }

    private mutating func readCell() throws(DelimitedTextError) -> String {
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return try readQuotedCell() }
        let start = position
        while position < bytes.count, !isEndOfCell(bytes[position]) {
            if bytes[position] == UInt8(ascii: "\"") {
                throw DelimitedTextError(
                    "a quotation mark inside of a cell that does not begin with one; put the cell into quotation marks, and"
                        + " double those in it",
                    line: line)
            }
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func readQuotedCell() throws(DelimitedTextError) -> String {
        let firstLine = line
        var text: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                guard position < bytes.count, bytes[position] == byte else {
                    guard position == bytes.count || isEndOfCell(bytes[position]) else {
                        throw DelimitedTextError(
                            "text behind the quotation mark that closes a cell; double the quotation marks inside of a cell",
                            line: line)
                    }
                    return String(decoding: text, as: UTF8.self)
                }
            } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                // The line feed of CR LF counts, its carriage return does not.
                let isPair = byte == UInt8(ascii: "\r") && position + 1 < bytes.count && bytes[position + 1] == 0x0A
                if !isPair { line += 1 }
            }
            text.append(byte)
            position += 1
        }
        throw DelimitedTextError(
            "a cell begins with a quotation mark here, and the file ends before it is closed", line: firstLine)
    }

    private func isEndOfCell(_ byte: UInt8) -> Bool {
        byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    /// Steps over a line end, if one is next.
    private mutating func takeLineEnd() -> Bool {
        guard position < bytes.count else { return false }
        if bytes[position] == UInt8(ascii: "\r") {
            position += position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "\n") ? 2 : 1
        } else if bytes[position] == UInt8(ascii: "\n") {
            position += 1
        } else {
            return false
        }
        line += 1
        return true
    }
}
