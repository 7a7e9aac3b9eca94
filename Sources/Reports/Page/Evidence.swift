import ActivityLedger
import CanonicalJSON
import MerkleTree

extension ReportPage {
    /// What the check script works on: the lines, what proves them, and what it is to say.
    @MarkupBuilder var evidence: Markup {
        if let evidence = basis.evidence {
            let lines = evidence.lines.map { String(decoding: $0.bytes, as: UTF8.self) }
            Markup.data(id: "entries", type: "application/x-ndjson", lines.joined(separator: "\n"))
            Markup.data(id: "evidence", type: "application/json", JSONValue.object(json(of: evidence)).text)
            Markup.raw("script", Self.checkScript)
        }
    }

    private func json(of evidence: ReportEvidence) -> JSONObject {
        JSONObject([
            "language": .string(language.rawValue),
            "ledger": .object(basis.checkpoint.json),
            "years": .array(basis.years.map { .integer($0) }),
            "statisticsYears": .array(overviewYears.map { .integer($0) }),
            "isComplete": .boolean(evidence.proof == nil),
            "sequences": .array(evidence.sequences.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) }),
            "nodes": .array(
                (evidence.proof?.nodes ?? []).map { node in
                    .array([
                        .integer(node.leaves.lowerBound), .integer(node.leaves.upperBound - 1),
                        .string(node.hash.base64),
                    ])
                }),
            // Not the whole hash: that all lines are right shows in the root hash; this only says which one is not.
            "fingerprints": .array(evidence.lines.map { .string(String($0.hash.base64.prefix(8))) }),
            "sections": .array(ActivityType.all.map { .object($0.statisticsJSON) }),
            "texts": .object(CheckTexts.json(in: language)),
        ])
    }
}

extension ReportEvidence {
    /// The sequences of the lines, in runs.
    fileprivate var sequences: [ClosedRange<Int>] {
        var runs: [ClosedRange<Int>] = []
        for line in lines {
            if let last = runs.last, last.upperBound == line.sequence - 1 {
                runs[runs.count - 1] = last.lowerBound...line.sequence
            } else {
                runs.append(line.sequence...line.sequence)
            }
        }
        return runs
    }
}

extension ActivityType {
    /// What the script has to know to count activities of this type. Names and members as in the entries.
    fileprivate var statisticsJSON: JSONObject {
        JSONObject([
            "type": .string(name),
            "name": .string(statistics.name),
            "countMember": statistics.countMember.map { .string($0) } ?? .null,
            "isSplitByMode": .boolean(statistics.isSplitByMode),
            "sums": .array(statistics.sums.map { .string($0.member) }),
            "groupings": .array(
                statistics.groupings.map { grouping in
                    .object(JSONObject(["name": .string(grouping.name), "member": .string(grouping.member)]))
                }),
        ])
    }
}

extension JSONValue {
    /// The canonical form as text.
    fileprivate var text: String { String(decoding: canonicalBytes, as: UTF8.self) }
}
