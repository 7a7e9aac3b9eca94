import CanonicalJSON

/// Comma-separated values (RFC 4180), with LF line ends as every tool on Unix expects them.
enum CSV {
    /// One line.
    static func line(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\n"
    }

    /// A cell, quoted where needed. A text that a spreadsheet would run as a formula is preceded by an apostrophe
    /// (OWASP, "CSV Injection"): such a file is opened by somebody else than who wrote the text.
    ///
    /// So is one that looks like a text preceded by it: no two texts become one, and who takes an apostrophe off each
    /// such cell has what was recorded.
    private static func cell(_ text: String) -> String {
        var text = text
        let start = text.unicodeScalars.first { $0 != "'" }
        if let start, "=+-@\t\r".unicodeScalars.contains(start), Int(text) == nil { text = "'" + text }
        let needsQuotes = text.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 < 0x20 }
        guard needsQuotes else { return text }
        return "\"\(text.escaping { $0 == "\"" ? "\"\"" : nil })\""
    }
}
