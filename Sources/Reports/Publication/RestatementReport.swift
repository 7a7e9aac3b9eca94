import ActivityLedger
import CanonicalJSON
import EventLog

/// What has become of published figures, in three formats, each with a footnote for the next report.
public struct RestatementReport {
    /// How it is written.
    public enum Format: String, CaseIterable, Sendable {
        case text
        case json
        case markdown
    }

    let restatement: Restatement

    /// The report of a restatement.
    public init(_ restatement: Restatement) {
        self.restatement = restatement
    }

    /// The whole report, ending in LF.
    public func written(as format: Format) -> String {
        switch format {
        case .text: text
        case .json: JSONValue.object(json).indented()
        case .markdown: markdown
        }
    }

    private var json: JSONObject {
        var object = restatement.json
        var footnotes = JSONObject()
        for language in Language.allCases where !restatement.changes.isEmpty {
            footnotes[language.rawValue] = .string(footnote(language))
        }
        object["footnotes"] = restatement.changes.isEmpty ? .null : .object(footnotes)
        return object
    }

    var year: Int { restatement.publication.year }

    /// The day of the publication, in UTC.
    var publicationDay: String { String(restatement.entry.recordedTime.text.prefix(10)) }

    /// What there is to say when no figure changed.
    var unchanged: String {
        restatement.causes.isEmpty
            ? "nothing has changed: the figures of \(year.fourDigits) are as they were published"
            : "no figure of \(year.fourDigits) has changed: what these entries changed adds up to nothing"
    }

    func footnote(_ language: Language) -> String {
        Footnote(restatement: restatement).text(in: language)
    }

    /// A figure as it is shown.
    func text(_ tally: Tally?, of path: FigurePath) -> String {
        guard let tally else { return "–" }
        return tally.isNotStated(path) ? "not stated" : tally.text
    }

    /// What an entry contributed to a figure, and contributes.
    func contribution(of cause: Restatement.Cause, to path: FigurePath) -> String {
        let (before, after) = (cause.before(path) ?? Tally(0), cause.after(path) ?? Tally(0))
        return "\(text(before, of: path)) → \(text(after, of: path))"
    }

    /// An entry in a word, for the figures to refer to.
    func label(_ cause: Restatement.Cause) -> String { "\(cause.kind.rawValue) \(cause.entry.sequence)" }

    /// What an activity is, in a line; `escape` makes a text of the data safe for the format.
    func description(of cause: Restatement.Cause, _ escape: (String) -> String) -> String {
        [cause.entry.type, cause.activity.date.text, cause.activity.subject ?? ""].filter { !$0.isEmpty }
            .map(escape).joined(separator: ", ")
    }

    /// Who recorded an entry, a line each for the activity when that is what is new, and for its amendments.
    func recordings(of cause: Restatement.Cause, _ escape: (String) -> String) -> [String] {
        func recording(_ entry: Entry) -> String {
            "recorded \(entry.recordedTime.text) by \(escape(entry.recorder.displayName)),"
                + " account \(escape(entry.recorder.account))"
        }
        return (cause.kind == .late ? [recording(cause.entry)] : [])
            + cause.amendments.map { amendment in
                let verb = amendment.type == Amendment.retractedType ? "retracted" : "corrected"
                return "\(verb) by entry \(amendment.sequence), \(recording(amendment)): "
                    + escape(amendment.data["reason"]?.string ?? "")
            }
    }
}

extension Tally {
    /// Whether it is a sum of which no activity states its part.
    func isNotStated(_ path: FigurePath) -> Bool {
        if case .sum = path.part { count == 0 && precision == .atLeast } else { false }
    }
}
