import ActivityLedger

/// What the parts and signs of bars mean, as far as they occur.
struct BarLegend {
    private var hasInPerson = false
    private var hasOnline = false
    private var signs: [Tally.Precision] = []

    init(_ bars: [Bar]) {
        for bar in bars {
            if case .byMode(let inPerson, let online) = bar.length {
                hasInPerson = hasInPerson || inPerson > 0
                hasOnline = hasOnline || online > 0
            }
        }
        signs = [.about, .atLeast].filter { sign in bars.contains { $0.precision == sign } }
    }

    /// The legend in lines no wider than the terminal, if its longest word is not.
    func lines(_ language: Language, on terminal: TerminalCapabilities) -> StyledText {
        var text = StyledText()
        var width = 0
        for (key, style, words) in items(language, hasColour: terminal.hasColour) {
            let itemWidth = 2 + words.displayWidth
            if width > 0 {
                let fits = width + 2 + itemWidth <= terminal.columns
                text.append(fits ? "  " : "\n")
                width = fits ? width + 2 : 0
            }
            text.append(key, style)
            text.append(" " + words, .faint)
            width += itemWidth
        }
        if width > 0 { text.append("\n") }
        return text
    }

    private func items(_ language: Language, hasColour: Bool) -> [(key: String, TextStyle, words: String)] {
        var items: [(String, TextStyle, String)] = []
        if hasInPerson { items.append(("█", .inPerson, Mode.inPerson.title(language))) }
        if hasOnline { items.append((hasColour ? "█" : "▒", .online, Mode.online.title(language))) }
        for precision in signs {
            items.append((precision == .about ? "≈" : "+", .plain, language.words(for: precision)))
        }
        return items
    }
}

extension Language {
    /// What the sign of a number that is not exact means.
    fileprivate func words(for precision: Tally.Precision) -> String {
        switch (precision, self) {
        case (.exact, .english): "exactly"
        case (.exact, .french): "exactement"
        case (.about, .english): "about"
        case (.about, .french): "environ"
        case (.atLeast, .english): "at least"
        case (.atLeast, .french): "au moins"
        }
    }
}
