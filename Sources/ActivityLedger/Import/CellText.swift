import DelimitedText

/// The text of a cell, as far as it matters: without white space around it, line breaks being line feeds, whichever way the
/// program wrote them that saved the file.
enum CellText {
    static func of(_ cell: String) -> String {
        let text = cell.withoutSpaceAround
        if !text.utf8.contains(0x0D) { return text }
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                scalars.append("\n")
            } else if scalar != "\n" || previous != "\r" {
                scalars.append(scalar)
            }
            previous = scalar
        }
        return String(scalars)
    }

    /// The lines of a text.
    static func lines(_ text: String) -> [String] {
        // By scalars: to Swift, CR LF is one character and no LF.
        text.unicodeScalars.split(separator: "\n").map { String($0).withoutSpaceAround }
    }
}
