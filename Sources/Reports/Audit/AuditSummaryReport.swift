import ActivityLedger
import CanonicalJSON
import EventLog

/// How much each recorder recorded, of what, in three formats.
public struct AuditSummaryReport {
    let summary: AuditSummary
    let view: LedgerView

    /// The report of a summary of a ledger.
    public init(_ summary: AuditSummary, of view: LedgerView) {
        self.summary = summary
        self.view = view
    }

    /// The whole report, ending in LF.
    public func written(as format: AuditReport.Format) -> String {
        switch format {
        case .text: text
        case .json: JSONValue.object(json).indented()
        case .csv: csv
        }
    }

    private var text: String {
        let types = summary.types
        var rows = [
            ["by", "account"] + types + ["total"] + summary.standings.map(\.title) + [
                "first recorded", "last recorded",
            ]
        ]
        for row in summary.rows {
            rows.append(
                [row.recorder.displayName, row.recorder.account].map { $0.escapedForDisplay.cut(to: 60) }
                    + types.map { "\(row.counts[ExactText($0)] ?? 0)" } + ["\(row.total)"]
                    + summary.standings.map { "\(row.standings[$0] ?? 0)" }
                    + [row.first.text, row.last.text])
        }
        return TextTable.lines(rows) { $0 > 1 }
    }

    private var json: JSONObject {
        JSONObject([
            "ledger": .object(JSONObject(["origin": .string(view.checkpoint.origin), "size": .integer(view.size)])),
            "recorders": .array(
                summary.rows.map { row in
                    let types = summary.types.filter { row.counts[ExactText($0)] != nil }
                    var object =
                        JSONObject([
                            "authid": .string(row.recorder.identity),
                            "authtype": .string(row.recorder.kind.rawValue),
                            "osaccount": .string(row.recorder.account),
                            "total": .integer(row.total),
                            "byType": .array(
                                types.map { type in
                                    .object(
                                        JSONObject([
                                            "type": .string(type), "total": .integer(row.counts[ExactText(type)] ?? 0),
                                        ]))
                                }),
                            "firstRecorded": .string(row.first.text),
                            "lastRecorded": .string(row.last.text),
                        ])
                    if !summary.standings.isEmpty { object["bySignature"] = row.standingsJSON }
                    return .object(object)
                }),
        ])
    }

    /// One recorder and type a line.
    private var csv: String {
        var lines = [CSV.line(["authid", "authtype", "osaccount", "type", "count", "firstrecorded", "lastrecorded"])]
        for row in summary.rows {
            for type in summary.types {
                guard let count = row.counts[ExactText(type)] else { continue }
                lines.append(
                    CSV.line([
                        row.recorder.identity, row.recorder.kind.rawValue, row.recorder.account, type, "\(count)",
                        row.first.text, row.last.text,
                    ]))
            }
        }
        return lines.joined()
    }
}

extension AuditSummary.Row {
    /// How many entries, by the standing of their signatures.
    fileprivate var standingsJSON: JSONValue {
        .array(
            SignatureStanding.allCases.compactMap { standing in
                standings[standing].map { count in
                    .object(
                        JSONObject(["standing": .string(standing.rawValue), "total": .integer(count)]))
                }
            })
    }
}
