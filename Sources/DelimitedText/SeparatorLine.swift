import CanonicalJSON

/// A first line such as `sep=;`, by which a file tells Excel what separates its columns. Excel does not show it.
struct SeparatorLine {
    let delimiter: Delimiter
    /// With its line end.
    let sizeBytes: Int

    /// The line at the beginning of a text; `nil` when there is none.
    /// - Throws: ``DelimitedTextError`` when it names what is no delimiter here.
    init?(_ text: [UInt8]) throws(DelimitedTextError) {
        guard text.starts(with: Array("sep=".utf8)) else { return nil }
        let line = text.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        let named = String(decoding: line.dropFirst(4), as: UTF8.self)
        guard let delimiter = Delimiter(rawValue: named) else {
            throw DelimitedTextError(
                "columns cannot be separated by \(named.quotedForDisplay); expected a semicolon, a comma or a tab",
                line: 1)
        }
        self.delimiter = delimiter
        let rest = text[line.count...]
        sizeBytes = line.count + (rest.starts(with: [0x0D, 0x0A]) ? 2 : min(1, rest.count))
    }
}
