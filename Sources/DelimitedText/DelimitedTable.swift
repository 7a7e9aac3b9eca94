import CanonicalJSON

/// A table from a file of delimited text, such as a spreadsheet saves as CSV.
public struct DelimitedTable: Sendable {
    /// One row below the header.
    public struct Row: Sendable {
        /// Its number in the spreadsheet; the header is row 1.
        public let number: Int
        /// The line of the file it begins in, which is another one below cells with line breaks in them.
        public let line: Int
        /// Its cells, of which there may be more or fewer than columns. None for an empty line.
        public let cells: [String]

        /// Its cells, with empty ones at the end if there are fewer than columns: Excel leaves these out, in some rows and not in
        /// others.
        public func cells(ofColumns count: Int) -> [String] {
            cells + Array(repeating: "", count: max(0, count - cells.count))
        }
    }

    /// How the file was encoded.
    public let encoding: TextEncoding
    /// What separates its columns; `nil` when there is one column only.
    public let delimiter: Delimiter?
    /// The names of the columns: none empty, none twice, no space around them.
    public let header: [String]
    /// What stands below them.
    public let rows: [Row]

    /// The largest file that is read.
    public static let sizeLimitBytes = 64 << 20
    /// The most columns there can be.
    public static let columnLimit = 1_000
    /// The most rows there can be, as many as spreadsheets have.
    public static let rowLimit = 1_048_576

    /// Reads a file.
    /// - Parameters:
    ///   - bytes: All of it.
    ///   - encoding: How it is encoded; `nil` to find out.
    ///   - delimiter: What separates its columns; `nil` to find out.
    /// - Throws: ``DelimitedTextError`` when it cannot be told where its cells begin and end, or what the columns are.
    public init(
        _ bytes: [UInt8], encoding: TextEncoding? = nil, delimiter: Delimiter? = nil
    ) throws(DelimitedTextError) {
        if bytes.count > Self.sizeLimitBytes {
            throw DelimitedTextError("more than \(Self.sizeLimitBytes >> 20) MB; import it in parts")
        }
        let text: [UInt8]
        (text, self.encoding) = try TextEncoding.decoded(bytes, stated: encoding)
        let separator = try SeparatorLine(text)
        if let separator, let delimiter, separator.delimiter != delimiter {
            throw DelimitedTextError(
                "the columns are separated by \(separator.delimiter.name), and not by \(delimiter.name) as the mapping says",
                line: 1)
        }
        let start = separator?.sizeBytes ?? 0
        let firstLine = separator == nil ? 1 : 2
        if let stated = separator?.delimiter ?? delimiter {
            self.delimiter = stated
        } else {
            self.delimiter = try Delimiter.detected(in: text, from: start, line: firstLine)
        }
        var reader = RecordReader(text, from: start, line: firstLine, delimiter: self.delimiter?.byte)
        let names = try reader.next()
        header = try Self.header(names ?? [], line: firstLine)
        var rows: [Row] = []
        var line = reader.line
        while let cells = try reader.next() {
            guard rows.count < Self.rowLimit else {
                throw DelimitedTextError("more than \(Self.rowLimit) rows; import them in parts", line: line)
            }
            rows.append(Row(number: rows.count + 2, line: line, cells: cells))
            line = reader.line
        }
        self.rows = rows
    }

    private static func header(_ cells: [String], line: Int) throws(DelimitedTextError) -> [String] {
        let names = cells.map(\.withoutSpaceAround)
        if names.isEmpty {
            throw DelimitedTextError("no names of columns; the first row must have them", line: line)
        }
        var seen: Set<ExactText> = []
        for (index, name) in names.enumerated() {
            if name.isEmpty {
                throw DelimitedTextError(
                    "column \(index + 1) has no name; name it in the first row, or delete it", line: line)
            }
            guard seen.insert(ExactText(name)).inserted else {
                throw DelimitedTextError(
                    "two columns are called \(name.quotedForDisplay); give each a name of its own", line: line)
            }
        }
        return names
    }
}
