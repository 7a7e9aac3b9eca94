import ActivityLedger
import EventLog

/// The notes to a year's figures: what has become of them since they were published, and the amendments behind them.
struct YearNotes {
    private struct Note {
        var text: String
        /// The entry it is about, if it is about one that counts.
        var entry: Int?
        /// The sections whose figures it is about.
        // Characters: our own names of sections.
        var sections: Set<String> = []
    }

    private let year: Int
    private let language: Language
    private var notes: [Note] = []

    init(_ year: Int, _ basis: ReportBasis, _ language: Language) {
        self.year = year
        self.language = language
        if let restatement = basis.restatements[year], !restatement.changes.isEmpty {
            notes.append(
                Note(
                    text: Footnote(restatement: restatement).text(in: language),
                    sections: Set(restatement.changes.filter { $0.path.row == nil }.map(\.path.section))))
        }
        for counted in basis.entries where counted.activity.date.year == year {
            for amendment in counted.amendments {
                let text = language.amended(counted.entry, by: amendment)
                notes.append(Note(text: Self.sentence(text), entry: counted.entry.sequence))
            }
        }
        for withdrawn in basis.withdrawn where withdrawn.year == year {
            guard let amendment = withdrawn.amendments.last else { continue }
            let text = language.amended(withdrawn.entry, by: amendment) + ", " + language.withdrawn(from: year)
            notes.append(Note(text: Self.sentence(text)))
        }
    }

    private static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }

    /// The notes as a section; nothing when there are none.
    var section: Markup {
        if notes.isEmpty { return .nothing }
        return Markup.element("section", ["class": "notes"]) {
            Markup.element("h3") { PageText.notes(language) }
            Markup.element("ol") {
                for (index, note) in notes.enumerated() {
                    Markup.element("li", ["id": id(index)]) { note.text }
                }
            }
        }
    }

    /// Links to the notes about an entry.
    func markers(ofEntry sequence: Int) -> Markup { markers { $0.entry == sequence } }

    /// Links to the notes about the figures of a section.
    func markers(ofSection name: String) -> Markup { markers { $0.sections.contains(name) } }

    @MarkupBuilder private func markers(where isMeant: (Note) -> Bool) -> Markup {
        for (index, note) in notes.enumerated() where isMeant(note) {
            Markup.element("sup") {
                Markup.element("a", ["href": "#" + id(index), "aria-label": "note \(index + 1)"]) { "\(index + 1)" }
            }
        }
    }

    private func id(_ index: Int) -> String { "note-\(year)-\(index + 1)" }
}

extension ReportPage {
    /// That a year's figures were published, and are still the same; what has changed is told in the notes.
    @MarkupBuilder func publicationNote(of year: Int) -> Markup {
        if let restatement = basis.restatements[year], restatement.changes.isEmpty {
            Markup.element("p", ["class": "published"]) { language.published(restatement) }
        }
    }
}
