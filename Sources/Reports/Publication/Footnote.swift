import ActivityLedger

/// A sentence to print under a year's figures that are no longer what was published: each figure of the main table that
/// changed, and how many entries changed it.
struct Footnote {
    let restatement: Restatement
    /// In UTC.
    var publicationDay: CalendarDay { CalendarDay(restatement.entry.recordedTime) }

    /// The footnote.
    func text(in language: Language) -> String {
        let year = restatement.publication.year
        let main = restatement.changes.filter { $0.path.row == nil }
        let figures = main.map { change in
            "\(language.name(of: change.path)) \(language.number(change.published, change.path)) → "
                + "\(language.number(change.today, change.path))\(counts(change.causes, language))"
        }
        switch language {
        case .english:
            let news =
                main.isEmpty
                ? "only breakdowns have changed\(counts(causesOfChanges, language))"
                : figures.joined(separator: "; ")
            return
                "Figures for \(year.fourDigits) as published on \(language.day(publicationDay)); since then: \(news)."
        case .french:
            // A narrow no-break space stands before what has two parts.
            let news =
                main.isEmpty
                ? "seules des ventilations ont changé\(counts(causesOfChanges, language))"
                : figures.joined(separator: "\u{202F}; ")
            return
                "Chiffres de \(year.fourDigits) tels que publiés le \(language.day(publicationDay))\u{202F}; depuis\u{202F}: \(news)."
        }
    }

    /// The entries that some figure is another for, each once.
    private var causesOfChanges: [Restatement.Cause] {
        let sequences = Set(restatement.changes.flatMap(\.causes).map(\.entry.sequence))
        return restatement.causes.filter { sequences.contains($0.entry.sequence) }
    }

    /// How many entries of each kind, in brackets.
    private func counts(_ causes: [Restatement.Cause], _ language: Language) -> String {
        let counts = Restatement.Cause.Kind.allCases.compactMap { kind in
            let count = causes.count { $0.kind == kind }
            return count == 0 ? nil : language.count(count, kind)
        }
        return counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))"
    }
}

extension Language {
    /// A figure of the main table in the words of a sentence.
    fileprivate func name(of path: FigurePath) -> String {
        let definition = ActivityType.all.map(\.statistics).first { $0.name == path.section }
        let total = definition.map { $0.title(self).lowercased() } ?? path.section
        switch path.part {
        case .total: return total
        case .inPerson: return "\(total) \(Mode.inPerson.title(self))"
        case .online: return "\(total) \(Mode.online.title(self))"
        case .sum(let member):
            return definition?.sums.first { $0.member == member }?.title(self).lowercased() ?? member
        }
    }

    /// A number in the words of a sentence.
    fileprivate func number(_ tally: Tally?, _ path: FigurePath) -> String {
        let tally = tally ?? Tally(0)
        if tally.isNotStated(path) { return notStated }
        switch (tally.precision, self) {
        case (.exact, _): return number(tally.count)
        case (.about, .english): return "about \(number(tally.count))"
        case (.about, .french): return "environ \(number(tally.count))"
        case (.atLeast, .english): return "at least \(number(tally.count))"
        case (.atLeast, .french): return "au moins \(number(tally.count))"
        }
    }

    /// So many entries of a kind.
    fileprivate func count(_ count: Int, _ kind: Restatement.Cause.Kind) -> String {
        // In French one and a half would still be singular; in both languages two is plural.
        let isOne = count == 1
        switch (kind, self) {
        case (.late, .english): return isOne ? "1 late entry" : "\(count) late entries"
        case (.late, .french): return isOne ? "1 saisie tardive" : "\(count) saisies tardives"
        case (.corrected, .english): return isOne ? "1 correction" : "\(count) corrections"
        case (.corrected, .french): return isOne ? "1 correction" : "\(count) corrections"
        case (.retracted, .english): return isOne ? "1 retraction" : "\(count) retractions"
        case (.retracted, .french): return isOne ? "1 annulation" : "\(count) annulations"
        }
    }
}
