import ActivityLedger

/// A sentence to print under a year's figures that are no longer what was published: each figure of the main table that
/// changed, and how many entries changed it.
struct Footnote {
    /// The languages it can be written in, by their codes (ISO 639-1).
    enum Language: String, CaseIterable {
        case english = "en"
        case french = "fr"

        /// What people call it.
        var name: String {
            switch self {
            case .english: "English"
            case .french: "French"
            }
        }
    }

    let restatement: Restatement
    let publicationDay: String

    init(_ restatement: Restatement, publicationDay: String) {
        self.restatement = restatement
        self.publicationDay = publicationDay
    }

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
            return "Figures for \(year) as published on \(publicationDay); since then: \(news)."
        case .french:
            // A narrow no-break space stands before what has two parts.
            let news =
                main.isEmpty
                ? "seules des ventilations ont changé\(counts(causesOfChanges, language))"
                : figures.joined(separator: "\u{202F}; ")
            return "Chiffres de \(year) tels que publiés le \(frenchDay)\u{202F}; depuis\u{202F}: \(news)."
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

    private var frenchDay: String {
        let months = [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
            "novembre", "décembre",
        ]
        let parts = publicationDay.split(separator: "-").compactMap { DecimalDigits.number($0) }
        guard parts.count == 3, months.indices.contains(parts[1] - 1) else { return publicationDay }
        return "\(parts[2] == 1 ? "1er" : "\(parts[2])") \(months[parts[1] - 1]) \(parts[0])"
    }
}

extension Footnote.Language {
    /// A figure of the main table in the words of a sentence.
    fileprivate func name(of path: FigurePath) -> String {
        let definition = ActivityType.all.map(\.statistics).first { $0.name == path.section }
        switch (path.part, self) {
        case (.total, _): return title(path.section) ?? definition?.title.lowercased() ?? path.section
        case (.inPerson, .english): return name(ofTotal: path) + " in person"
        case (.inPerson, .french): return name(ofTotal: path) + " en présentiel"
        case (.online, .english): return name(ofTotal: path) + " online"
        case (.online, .french): return name(ofTotal: path) + " en ligne"
        case (.sum(let member), _):
            let sum = definition?.sums.first { $0.member == member }
            return title(member) ?? sum?.title.lowercased() ?? member
        }
    }

    private func name(ofTotal path: FigurePath) -> String {
        name(of: FigurePath(section: path.section, row: nil, part: .total))
    }

    /// The name of a section or sum where it is not its title; one that has none here keeps that.
    private func title(_ name: String) -> String? {
        guard self == .french else { return nil }
        return [
            "visitsReceived": "visites reçues", "visitors": "visiteurs", "visitsMade": "visites effectuées",
            "travellers": "voyageurs", "meetings": "rendez-vous", "agreementsSigned": "accords signés",
            "programmesSelected": "sélections à des programmes", "certificationsAwarded": "certifications obtenues",
        ][name]
    }

    /// A number in the words of a sentence.
    fileprivate func number(_ tally: Tally?, _ path: FigurePath) -> String {
        let tally = tally ?? Tally(0)
        if tally.isNotStated(path) { return self == .english ? "not stated" : "non précisé" }
        switch (tally.precision, self) {
        case (.exact, _): return "\(tally.count)"
        case (.about, .english): return "about \(tally.count)"
        case (.about, .french): return "environ \(tally.count)"
        case (.atLeast, .english): return "at least \(tally.count)"
        case (.atLeast, .french): return "au moins \(tally.count)"
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
