import ActivityLedger

extension RestatementReport {
    /// For a working paper: the figures in a table, the entries in a list, and the footnotes as such.
    var markdown: String {
        var text = "## \(year.fourDigits), as published on \(publicationDay), and today\n\n"
        if restatement.changes.isEmpty {
            text += unchanged.prefix(1).uppercased() + unchanged.dropFirst() + ".\n"
        } else {
            text += Markdown.table(
                header: ["Figure", "published", "today", "because of"],
                rows: restatement.changes.map { change in
                    let causes = change.causes.map { "\(label($0)): \(contribution(of: $0, to: change.path))" }
                    return [
                        Markdown.escaped(change.path.text), self.text(change.published, of: change.path),
                        self.text(change.today, of: change.path), causes.joined(separator: "; "),
                    ]
                })
        }
        if !restatement.causes.isEmpty { text += "\n" + restatement.causes.map(item).joined() }
        for language in Language.allCases where !restatement.changes.isEmpty {
            text += "\n[^\(year.fourDigits)-\(language.rawValue)]: \(footnote(language))\n"
        }
        return text
    }

    private func item(_ cause: Restatement.Cause) -> String {
        let recordings = recordings(of: cause, Markdown.escaped).map { "  - \($0)\n" }.joined()
        return "- \(label(cause)): \(description(of: cause, Markdown.escaped))\n" + recordings
    }
}
