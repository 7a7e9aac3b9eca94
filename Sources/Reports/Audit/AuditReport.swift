import ActivityLedger
import CanonicalJSON
import EventLog

/// Who recorded what, entry by entry, in three formats.
///
/// Written while the log is read, in bounded memory: a ledger may have more entries than fit.
public struct AuditReport {
    /// How an audit is written.
    public enum Format: String, CaseIterable, Sendable {
        case text
        case json
        case csv
    }

    /// Takes what is written, piece by piece.
    public typealias Output = (String) throws -> Void

    let ledger: Ledger
    let extent: LogExtent
    let filter: AuditFilter

    /// The audit of the entries that a filter admits.
    /// - Throws: ``LogError`` when there is no ledger or its end cannot be read.
    public init(_ ledger: Ledger, _ filter: AuditFilter) throws(LogError) {
        self.ledger = ledger
        self.filter = filter
        extent = try ledger.log.extent()
    }

    /// Writes all of it.
    /// - Throws: ``LogError`` `damaged`, and whatever `output` throws.
    public func write(as format: Format, to output: Output) throws {
        switch format {
        case .text: return try writeText(output)
        case .json:
            try check()
            try writeJSON(output)
        case .csv:
            try check()
            try writeCSV(output)
        }
    }

    /// Reads the log once for nothing but to see that it is in order, before any of it goes to another program.
    private func check() throws {
        try ledger.audit(extent, filter) { _, _ in }
    }

    private func writeJSON(_ output: Output) throws {
        let head = JSONValue.object(
            JSONObject(["origin": .string(extent.origin), "size": .integer(extent.size)]))
        try output("{\"ledger\":\(head.visibleLine),\"entries\":[")
        var isFirst = true
        try ledger.audit(extent, filter) { entry, _ in
            try output((isFirst ? "\n" : ",\n") + JSONValue.object(entry.json).visibleLine)
            isFirst = false
        }
        try output("\n]}\n")
    }

    private func writeCSV(_ output: Output) throws {
        try output(
            CSV.line([
                "sequence", "recordedtime", "authid", "authtype", "osaccount", "type", "date", "country", "mode",
                "subject", "id", "correlationid", "data",
            ]))
        try ledger.audit(extent, filter) { entry, activity in
            try output(
                CSV.line([
                    "\(entry.sequence)", entry.recordedTime.text, entry.recorder.identity, entry.recorder.kind.rawValue,
                    entry.recorder.account, entry.type, activity?.date.text ?? "", activity?.country ?? "",
                    activity?.mode?.rawValue ?? "", subject(entry, activity), entry.id, entry.correlationID ?? "",
                    String(decoding: JSONValue.object(entry.data).canonicalBytes, as: UTF8.self),
                ]))
        }
    }

    /// What an entry is about, in a word.
    func subject(_ entry: Entry, _ activity: Activity?) -> String {
        if let activity { return activity.subject ?? "" }
        if entry.type == Publication.typeName, let year = entry.data["year"]?.integer { return "figures of \(year)" }
        return entry.data["origin"]?.string ?? ""
    }
}
