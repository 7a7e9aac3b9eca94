import Reports

/// The colours of a terminal, and the sequences that set them (ECMA-48, SGR).
enum Palette {
    case sixteen
    case twoHundredFiftySix

    init(terminalType: String, hasColorTerm: Bool) {
        self = hasColorTerm || terminalType.utf8.contains("256".utf8) ? .twoHundredFiftySix : .sixteen
    }

    /// A text in a style. The text has to be escaped already.
    func styled(_ text: String, _ style: TextStyle) -> String {
        parameters(style).map { "\u{1B}[\($0)m\(text)\u{1B}[0m" } ?? text
    }

    /// Blue and orange stay two colours for nearly everybody, on dark and on light ground.
    private func parameters(_ style: TextStyle) -> String? {
        switch (style, self) {
        case (.plain, _): nil
        case (.strong, _): "1"
        case (.faint, _): "2"
        case (.inPerson, .sixteen): "34"
        case (.inPerson, .twoHundredFiftySix): "38;5;33"
        case (.online, .sixteen): "33"
        case (.online, .twoHundredFiftySix): "38;5;208"
        case (.inPersonBesideOnline, .sixteen): "34;43"
        case (.inPersonBesideOnline, .twoHundredFiftySix): "38;5;33;48;5;208"
        }
    }
}
