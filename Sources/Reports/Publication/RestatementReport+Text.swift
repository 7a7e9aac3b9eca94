import ActivityLedger
import CanonicalJSON

extension RestatementReport {
    /// The figures that changed in an aligned table, then the entries, then the footnotes.
    var text: String {
        let entry = restatement.entry
        var text = restatement.checkpoint.head()
        text +=
            "\(year.fourDigits) as published on \(publicationDay) by \(entry.recorder.displayName.escapedForDisplay)"
        text += " (entry \(entry.sequence), of \(entries(restatement.publication.size))), and today\n\n"
        text += restatement.changes.isEmpty ? unchanged + "\n" : table
        if !restatement.causes.isEmpty { text += "\n" + list }
        for language in Language.allCases where !restatement.changes.isEmpty {
            text += "\nFootnote (\(language.name)):\n\(footnote(language))\n"
        }
        return text
    }

    /// A line for each figure, and one more for each further entry behind it.
    private var table: String {
        var rows = [["figure", "published", "today", "because of"]]
        for change in restatement.changes {
            let causes = change.causes.map { "\(label($0)): \(contribution(of: $0, to: change.path))" }
            rows.append([
                change.path.text, text(change.published, of: change.path),
                text(change.today, of: change.path), causes.first ?? "no entry accounts for this: see verify",
            ])
            rows += causes.dropFirst().map { ["", "", "", $0] }
        }
        return TextTable.lines(rows) { $0 == 1 || $0 == 2 }
    }

    private var list: String {
        let width = restatement.causes.map { label($0).displayWidth }.max() ?? 0
        return restatement.causes.map { cause in
            let head =
                label(cause).padded(to: width) + "  "
                + description(of: cause) { $0.escapedForDisplay.cut(to: labelWidthLimit) } + "\n"
            return head
                + recordings(of: cause, \.escapedForDisplay).map { "".padded(to: width) + "  \($0)\n" }.joined()
        }.joined()
    }

    private var labelWidthLimit: Int { 60 }
}
