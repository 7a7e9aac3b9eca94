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
    let view: LedgerView
    let filter: AuditFilter
    let judge: SignatureJudge?

    /// The audit of the entries of a view that a filter admits.
    /// - Parameter judge: Says how the signatures stand; without one they are not looked at.
    public init(
        _ ledger: Ledger, _ view: LedgerView, _ filter: AuditFilter, _ judge: SignatureJudge? = nil
    ) {
        self.ledger = ledger
        self.view = view
        self.filter = filter
        self.judge = judge
    }

    /// Writes all of it.
    /// - Throws: ``LogError`` `damaged`, and whatever `output` throws.
    public func write(as format: Format, to output: Output) throws {
        switch format {
        case .text: try writeText(output)
        case .json: try writeJSON(output)
        case .csv: try writeCSV(output)
        }
    }

    /// The entries as they are recorded, a line each; then what amendments among them or of them say, in short.
    private func writeJSON(_ output: Output) throws {
        let head = JSONValue.object(
            JSONObject(["origin": .string(view.checkpoint.origin), "size": .integer(view.size)]))
        try output("{\"ledger\":\(head.visibleLine),\"entries\":[")
        var separator = "\n"
        try ledger.audit(view, filter) { audited in
            try output(separator + JSONValue.object(audited.entry.json).visibleLine)
            separator = ",\n"
        }
        // The log is read once more, rather than what its amendments say kept.
        try output("\n],\"amendments\":[")
        separator = "\n"
        try ledger.audit(view, filter) { audited in
            guard let amendment = audited.amendment else { return }
            try output(separator + amendment.json(audited.entry.sequence).visibleLine)
            separator = ",\n"
        }
        if let judge {
            // And once more: each is a line that is judged, and none is kept.
            try output("\n],\"signatures\":[")
            separator = "\n"
            try ledger.audit(view, filter) { audited in
                try output(separator + JSONValue.object(judge.json(audited.entry)).visibleLine)
                separator = ",\n"
            }
        }
        try output("\n]}\n")
    }

    private func writeCSV(_ output: Output) throws {
        try output(
            CSV.line(
                [
                    "sequence", "recordedtime", "authid", "authtype", "osaccount", "type", "date", "country", "mode",
                    "subject", "id", "correlationid", "amends", "amendedby", "reason", "data",
                ] + (judge == nil ? [] : ["signature"])))
        try ledger.audit(view, filter) { audited in
            let (entry, activity) = (audited.entry, audited.activity)
            let amendment = audited.amendment?.amendment
            try output(
                CSV.line(
                    [
                        "\(entry.sequence)", entry.recordedTime.text, entry.recorder.identity,
                        entry.recorder.kind.rawValue,
                        entry.recorder.account, entry.type, activity?.date.text ?? "", activity?.country ?? "",
                        activity?.mode?.rawValue ?? "", audited.subject, entry.id,
                        entry.correlationID ?? "", amendment.map { "\($0.target)" } ?? "",
                        audited.amendedBy.map(String.init).joined(separator: " "), amendment?.reason ?? "",
                        String(decoding: JSONValue.object(entry.data).canonicalBytes, as: UTF8.self),
                    ] + (judge.map { [$0.judge(entry).standing.rawValue] } ?? [])))
        }
    }
}

extension AuditedAmendment {
    /// Which entry it amends, why, and what it changed, member by member; `null` for what was not there.
    fileprivate func json(_ sequence: Int) -> JSONValue {
        .object(
            JSONObject([
                "sequence": .integer(sequence),
                "amends": .integer(amendment.target),
                "reason": .string(amendment.reason),
                "retracted": .boolean(amendment.data == nil),
                "changes": .array(
                    changes.map { change in
                        .object(
                            JSONObject([
                                "member": .string(change.member), "before": change.before ?? .null,
                                "after": change.after ?? .null,
                            ]))
                    }),
            ]))
    }

    /// The same in words: `entry 1: count 30 → 33, countPrecision about → none; the list came in`.
    var summary: String {
        let what =
            amendment.data == nil
            ? "retracted"
            : changes.map { "\($0.member) \(Self.text($0.before)) → \(Self.text($0.after))" }.joined(separator: ", ")
        return "entry \(amendment.target): \(what); \(amendment.reason)"
    }

    private static func text(_ value: JSONValue?) -> String {
        switch value {
        case nil: "none"
        case .string(let text): text
        case let value?: value.visibleLine
        }
    }
}

extension SignatureJudge {
    /// How an entry's signature stands; in words where there is one.
    fileprivate func json(_ entry: Entry) -> JSONObject {
        let (standing, words) = judge(entry)
        return JSONObject([
            "sequence": .integer(entry.sequence), "standing": .string(standing.rawValue),
            "detail": words.map { .string($0) } ?? .null,
        ])
    }
}
