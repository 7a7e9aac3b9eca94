import ActivityLedger
import CanonicalJSON
import EventLog

/// What an import would do, row by row, for the person who is about to do it.
public struct ImportReport {
    let plan: ImportPlan
    let preview: AppendPreview
    /// What the file is called, safe to show.
    let name: String

    /// The report of a plan, and of what the ledger has of it already.
    public init(_ plan: ImportPlan, _ preview: AppendPreview, of name: String) {
        self.plan = plan
        self.preview = preview
        self.name = name
    }

    /// The whole report, ending in LF.
    public var text: String {
        var text = head + "\n\n"
        text += TextTable.lines(lines) { $0 == 0 }
        let problems = plan.badRows.flatMap { row in row.problems.map { "\(row.place), \($0.text)\n" } }
        if !problems.isEmpty { text += "\n" + problems.joined() }
        return text + "\n" + foot + "\n"
    }

    /// How the file was read: what was found out about it may be wrong.
    private var head: String {
        let columns = plan.table.delimiter.map { "columns separated by \($0.name)" } ?? "one column"
        return "\(name): \(plan.table.encoding.rawValue), \(columns)"
    }

    private var foot: String {
        let recorded = preview.duplicates
        return "\(plan.goodRows.count - recorded) new, \(recorded) already recorded, \(plan.badRows.count) bad"
    }

    private var lines: [[String]] {
        var good = 0
        var lines = [["row", "status", "type", "date", "what"]]
        for row in plan.rows {
            guard let proposal = row.proposal else {
                lines.append(["\(row.number)", "bad", "", "", ""])
                continue
            }
            let status = preview.isDuplicate(good) ? "already recorded" : "new"
            good += 1
            lines.append(["\(row.number)", status, proposal.type, date(proposal), subject(proposal)])
        }
        return lines
    }

    private func date(_ proposal: ProposedEntry) -> String {
        (proposal.data["date"]?.string ?? "").escapedForDisplay
    }

    private func subject(_ proposal: ProposedEntry) -> String {
        guard let type = ActivityType.named(proposal.type) else { return "" }
        let activity = try? Activity(type: type, data: proposal.data)
        return (activity?.subject ?? "").escapedForDisplay.cut(to: 60)
    }
}
