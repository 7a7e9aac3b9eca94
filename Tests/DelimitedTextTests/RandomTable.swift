import DelimitedText
import TestMaterial

/// A random table: a header, and rows with any text in their cells.
enum RandomTable {
    private static let pieces = [
        "", "a", "b", "é", "€", "漢", "😀", " ", "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "sep=", "=1+1", "'",
        "\u{A0}", "\u{FEFF}",
    ]

    static func rows(_ generator: inout SeededGenerator) -> [[String]] {
        let columns = 1 + generator.below(4)
        let header = (0..<columns).map { "\(text(&generator).filter { $0 != "\n" && $0 != "\r" })\($0)x" }
        return [header]
            + (0..<generator.below(6)).map { _ in (0..<columns).map { _ in text(&generator) } }
    }

    private static func text(_ generator: inout SeededGenerator) -> String {
        (0..<generator.below(4)).map { _ in pieces[generator.below(pieces.count)] }.joined()
    }
}
