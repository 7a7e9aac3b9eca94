import ActivityLedger
import CanonicalJSON
import EventLog

/// The entries behind a figure, in three formats.
public struct ExplanationReport {
    let explanation: Explanation

    /// The report of an explanation.
    public init(_ explanation: Explanation) {
        self.explanation = explanation
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
        let title =
            explanation.figure.map { "\(explanation.year.fourDigits) \($0.path.text): \($0.tally.text)" }
            ?? explanation.year.fourDigits
        var rows = [["sequence", "recorded", "by", "type", "date", "country", "counts", "what"]]
        for row in explanation.rows {
            let subject = (row.activity.subject ?? "").escapedForDisplay.cut(to: 60)
            let amended = row.amendments.isEmpty ? "" : " (\(row.amendments.map(Self.text).joined(separator: "; ")))"
            rows.append(
                [
                    "\(row.entry.sequence)", row.entry.recordedTime.text, row.entry.recorder.displayName,
                    row.entry.type,
                    row.activity.date.text, row.activity.country ?? "", row.contribution.text,
                ].map { $0.escapedForDisplay.cut(to: 60) } + [subject + amended])
        }
        let lines = TextTable.lines(rows) { $0 == 0 || $0 == 6 }
        // Visits and meetings do not add up to anything; what is behind one figure does, to the figure.
        let sum = explanation.figure == nil ? "" : ", together \(explanation.sum.text)"
        return title + "\n\n" + lines + entries(explanation.rows.count) + sum + "\n"
    }

    /// An amendment in words: who, when, why.
    private static func text(_ amendment: Entry) -> String {
        let verb = amendment.type == Amendment.correctedType ? "corrected" : "retracted"
        let reason = amendment.data["reason"]?.string ?? ""
        return "\(verb) by \(amendment.recorder.displayName) in entry \(amendment.sequence): \(reason)"
            .escapedForDisplay.cut(to: 160)
    }

    private var json: JSONObject {
        JSONObject([
            "ledger": .object(explanation.view.checkpoint.json),
            "year": .integer(explanation.year),
            "figure": explanation.figure.map { .string($0.path.text) } ?? .null,
            "tally": .object(JSONObject(explanation.figure?.tally ?? explanation.sum)),
            "entries": .array(explanation.rows.map { .object(Self.json($0)) }),
        ])
    }

    private static func json(_ row: Explanation.Row) -> JSONObject {
        var object = recording(row.entry)
        object["contribution"] = .object(JSONObject(row.contribution))
        object["data"] = .object(row.activity.data)
        object["amendments"] = .array(
            row.amendments.map { entry in
                var amendment = recording(entry)
                amendment["reason"] = entry.data["reason"] ?? .null
                return .object(amendment)
            })
        return object
    }

    /// Which entry, and who recorded it when.
    private static func recording(_ entry: Entry) -> JSONObject {
        JSONObject([
            "sequence": .integer(entry.sequence),
            "type": .string(entry.type),
            "authid": .string(entry.recorder.identity),
            "authtype": .string(entry.recorder.kind.rawValue),
            "osaccount": .string(entry.recorder.account),
            "recordedtime": .string(entry.recordedTime.text),
        ])
    }

    private var csv: String {
        var lines = [
            CSV.line([
                "sequence", "recordedtime", "authid", "authtype", "osaccount", "type", "date", "country", "mode",
                "subject",
                "count", "precision", "amendedby",
            ])
        ]
        for row in explanation.rows {
            lines.append(
                CSV.line([
                    "\(row.entry.sequence)", row.entry.recordedTime.text, row.entry.recorder.identity,
                    row.entry.recorder.kind.rawValue, row.entry.recorder.account, row.entry.type,
                    row.activity.date.text,
                    row.activity.country ?? "", row.activity.mode?.rawValue ?? "", row.activity.subject ?? "",
                    "\(row.contribution.count)", row.contribution.precision.rawValue,
                    row.amendments.map { "\($0.sequence)" }.joined(separator: " "),
                ]))
        }
        return lines.joined()
    }
}
