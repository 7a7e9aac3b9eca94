import ActivityLedger
import EventLog

/// What the page says in sentences with something in them.
extension Language {
    /// The heading of what is said first.
    func keyFigures(of year: Int) -> String {
        switch self {
        case .english: "Key figures of \(year.fourDigits)"
        case .french: "Chiffres clés de \(year.fourDigits)"
        }
    }

    /// Which entries a table lists, from the first to the last: no other table of its kind has the same.
    func entries(_ sequences: [Int]) -> String {
        let (first, last) = (sequences.min() ?? 0, sequences.max() ?? 0)
        let numbers = first == last ? "\(first)" : "\(first)–\(last)"
        switch self {
        case .english: return (first == last ? "entry " : "entries ") + numbers
        case .french: return (first == last ? "entrée " : "entrées ") + numbers
        }
    }

    /// `2 entries behind it`, the line that opens to them.
    func entriesBehind(_ count: Int) -> String {
        switch self {
        case .english: count == 1 ? "1 entry behind it" : "\(number(count)) entries behind it"
        case .french: count == 1 ? "1 entrée à l’appui" : "\(number(count)) entrées à l’appui"
        }
    }

    /// That a year cannot be compared with.
    func nothingRecorded(of year: Int) -> String {
        switch self {
        case .english: "nothing is recorded of \(year.fourDigits)"
        case .french: "rien n’est enregistré pour \(year.fourDigits)"
        }
    }

    /// What stands before and behind the figure of the year that a change is against.
    func against(_ year: Int) -> (before: String, after: String) {
        switch self {
        case .english: ("against", "in \(year.fourDigits)")
        case .french: ("par rapport à", "en \(year.fourDigits)")
        }
    }

    /// How many more there are than a list shows.
    func more(_ count: Int) -> String {
        switch self {
        case .english: "and \(number(count)) more, in the table of the entries"
        case .french: "et \(number(count)) de plus, dans le tableau des entrées"
        }
    }

    /// How many bars of a breakdown a chart leaves to the table.
    func moreRows(_ count: Int) -> String {
        switch self {
        case .english: "\(number(count)) more in the table"
        case .french: "\(number(count)) de plus dans le tableau"
        }
    }

    /// When and by whom figures were published, and whether they are still the same.
    func published(_ restatement: Restatement) -> String {
        let day = day(CalendarDay(restatement.entry.recordedTime))
        let by = restatement.entry.recorder.displayName
        switch self {
        case .english: return "These figures were published on \(day) by \(by), and have not changed since."
        case .french:
            return "Ces chiffres ont été publiés le \(day) par \(by), et n’ont pas changé depuis."
        }
    }

    /// What an amendment did to an entry, by whom, when and why.
    func amended(_ entry: Entry, by amendment: Entry) -> String {
        let (by, day) = (amendment.recorder.displayName, day(CalendarDay(amendment.recordedTime)))
        let reason = quoted(amendment.data["reason"]?.string ?? "")
        let isRetraction = amendment.type == Amendment.retractedType
        switch self {
        case .english:
            return "entry \(entry.sequence) was \(isRetraction ? "retracted" : "corrected") by \(by) on \(day)"
                + " (entry \(amendment.sequence)): \(reason)"
        case .french:
            return "l’entrée \(entry.sequence) a été \(isRetraction ? "annulée" : "corrigée") par \(by) le \(day)"
                + " (entrée \(amendment.sequence))\(colon) \(reason)"
        }
    }

    /// What became of an entry that counts in a year no more.
    func withdrawn(from year: Int) -> String {
        switch self {
        case .english: "does not count in \(year.fourDigits) any more"
        case .french: "ne compte plus en \(year.fourDigits)"
        }
    }
}
