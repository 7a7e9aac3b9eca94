import ActivityLedger

// French typography puts a narrow no-break space before what has two parts and inside quotation marks (Lexique des règles
// typographiques en usage à l'Imprimerie nationale).
extension Language {
    /// What stands between a name and what it is, with the space before it if there is one.
    var colon: String {
        switch self {
        case .english: ":"
        case .french: "\u{202F}:"
        }
    }

    /// What stands between the parts of a list that have commas of their own.
    var semicolon: String {
        switch self {
        case .english: ";"
        case .french: "\u{202F};"
        }
    }

    /// A text in quotation marks.
    func quoted(_ text: String) -> String {
        switch self {
        case .english: "“\(text)”"
        case .french: "«\u{202F}\(text)\u{202F}»"
        }
    }
}
