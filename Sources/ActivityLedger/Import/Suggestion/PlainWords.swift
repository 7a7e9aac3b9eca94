// Characters: letters are what a person takes for the same, and only guesses are made of them.

/// A text as words that can be compared, whoever wrote it: in lower case, without accents and punctuation.
enum PlainWords {
    static func of(_ text: String) -> String {
        var words = ""
        for character in text.lowercased() {
            if let plain = plain[character] {
                words += plain
            } else if character.isLetter || character.isNumber {
                words.append(character)
            } else if !words.isEmpty, words.last != " " {
                words.append(" ")
            }
        }
        return words.last == " " ? String(words.dropLast()) : words
    }

    /// Whether a phrase stands among the words of a text; both plain.
    static func contains(_ text: String, _ phrase: String) -> Bool {
        " \(text) ".utf8.contains(" \(phrase) ".utf8)
    }

    /// As characters, which are equal however their accents are written.
    private static let plain: [Character: String] = {
        var plain: [Character: String] = ["œ": "oe", "æ": "ae", "ç": "c", "ñ": "n"]
        let families: KeyValuePairs = ["a": "àâäáã", "e": "éèêë", "i": "îïíì", "o": "ôöóò", "u": "ùûüú"]
        for (letter, accented) in families {
            for character in accented { plain[character] = letter }
        }
        return plain
    }()
}
