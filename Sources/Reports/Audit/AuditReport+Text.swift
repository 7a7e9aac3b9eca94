import ActivityLedger
import CanonicalJSON
import EventLog

extension AuditReport {
    /// An aligned table. The log is read twice, once for the widths and once for the lines, rather than kept.
    func writeText(_ output: Output) throws {
        let header = ["sequence", "recorded", "by", "account", "type", "date", "country", "what"]
        var widths = header.map(\.displayWidth)
        var count = 0
        try ledger.audit(extent, filter) { entry, activity in
            for (column, cell) in cells(entry, activity).enumerated() {
                widths[column] = max(widths[column], cell.displayWidth)
            }
            count += 1
        }
        try output(line(header, widths))
        try ledger.audit(extent, filter) { entry, activity in
            try output(line(cells(entry, activity), widths))
        }
        try output("\(count) of \(entries(extent.size))\n")
    }

    private func cells(_ entry: Entry, _ activity: Activity?) -> [String] {
        let widthLimit = 60
        return [
            "\(entry.sequence)", entry.recordedTime.text, entry.recorder.displayName, entry.recorder.account,
            entry.type,
            activity?.date.text ?? "", activity?.country ?? "", subject(entry, activity),
        ].map { $0.escapedForDisplay.cut(to: widthLimit) }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        cells.enumerated().map { $1.padded(to: widths[$0], isRightAligned: $0 == 0) }
            .joined(separator: "  ").trimmingTrailingSpaces + "\n"
    }
}

extension Recorder {
    /// The recorder's name, with a word when it is a program.
    var displayName: String {
        kind == .serviceAccount ? identity + " (service)" : identity
    }
}
