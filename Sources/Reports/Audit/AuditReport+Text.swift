import ActivityLedger
import CanonicalJSON
import EventLog

extension AuditReport {
    /// An aligned table. The log is read twice, once for the widths and once for the lines, rather than kept.
    func writeText(_ output: Output) throws {
        let header =
            ["sequence", "recorded", "by", "account"] + (judge == nil ? [] : ["signed"])
            + ["type", "date", "country", "what"]
        var widths = header.map(\.displayWidth)
        var count = 0
        try ledger.audit(view, filter) { audited in
            // The last column is as wide as it is.
            // To judge a signature takes longer than all else: for the width, any standing would do.
            for (column, cell) in cells(audited, judge.map { _ in SignatureStanding.widestTitle }).dropLast()
                .enumerated()
            {
                widths[column] = max(widths[column], cell.displayWidth)
            }
            count += 1
        }
        try output(TextTable.line(header, widths: widths) { $0 == 0 })
        try ledger.audit(view, filter) { audited in
            try output(
                TextTable.line(
                    cells(audited, judge?.judge(audited.entry).standing.title), widths: widths
                ) { $0 == 0 })
        }
        try output("\(count) of \(entries(view.size))\n")
    }

    private func cells(_ audited: AuditedEntry, _ signed: String?) -> [String] {
        let (entry, activity) = (audited.entry, audited.activity)
        let widthLimit = 60
        let cells =
            [
                "\(entry.sequence)", entry.recordedTime.text, entry.recorder.displayName, entry.recorder.account,
            ] + (signed.map { [$0] } ?? []) + [
                entry.type,
                activity?.date.text ?? "", activity?.country ?? "",
            ]
        return cells.map { $0.escapedForDisplay.cut(to: widthLimit) } + [what(audited)]
    }

    /// What an entry is about, in a word, and which later entries change that.
    private func what(_ audited: AuditedEntry) -> String {
        let countersigned = audited.countersignedBy.map {
            " (countersigned by \($0.recorder.displayName.escapedForDisplay.cut(to: 60)) in entry \($0.sequence))"
        }.joined()
        if let amendment = audited.amendment {
            return amendment.summary.escapedForDisplay.cut(to: 200) + countersigned
        }
        let amended =
            audited.amendedBy.isEmpty
            ? "" : " (amended by \(audited.amendedBy.map(String.init).joined(separator: ", ")))"
        let effect =
            switch audited.policyChange?.effect {
            case .awaited: " (without effect until somebody else countersigns it)"
            case .replaced: " (never in effect: nobody else countersigned it in time)"
            case .atOnce, .countersigned, nil: ""
            }
        return audited.subject.escapedForDisplay.cut(to: 60) + amended + countersigned + effect
    }
}

extension SignatureStanding {
    fileprivate static let widestTitle = allCases.map(\.title).max { $0.displayWidth < $1.displayWidth } ?? ""
}

extension Recorder {
    /// The recorder's name, with a word when it is a program.
    var displayName: String {
        kind == .serviceAccount ? identity + " (service)" : identity
    }
}
