// Characters: a terminal draws a letter and its marks in one place, and a line is not cut between them.

import CDisplayWidth

extension String {
    /// How many columns of a terminal the text takes: two for wide East Asian characters, none for combining ones. By
    /// the C library's tables, which are also the terminal's.
    var displayWidth: Int {
        if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
        return unicodeScalars.reduce(0) { $0 + max(0, Int(activity_ledger_display_width($1.value))) }
    }

    /// The text with spaces behind it (or before it) up to a width.
    func padded(to width: Int, isRightAligned: Bool = false) -> String {
        let padding = String(repeating: " ", count: max(0, width - displayWidth))
        return isRightAligned ? padding + self : self + padding
    }

    /// The text cut to a width, with an ellipsis where something is missing.
    func cut(to width: Int) -> String {
        if displayWidth <= width { return self }
        var cut = ""
        var cutWidth = 0
        for character in self {
            cutWidth += String(character).displayWidth
            if cutWidth >= width { break }
            cut.append(character)
        }
        return cut + "…"
    }

    /// The text in lines no wider than a width: broken between words, and within a word only where that alone is wider.
    func folded(to width: Int) -> [String] {
        var lines: [String] = []
        for word in split(separator: " ") {
            if let last = lines.last, last.displayWidth + 1 + String(word).displayWidth <= width {
                lines[lines.count - 1] += " " + word
                continue
            }
            lines.append("")
            for character in word {
                let grown = lines[lines.count - 1] + String(character)
                if grown.displayWidth > width, grown.count > 1 {
                    lines.append(String(character))
                } else {
                    lines[lines.count - 1] = grown
                }
            }
        }
        return lines
    }
}
