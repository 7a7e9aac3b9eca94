import ActivityLedger
import CanonicalJSON
import EventLog

/// What a verification found, in two formats.
public struct VerificationReport {
    /// How it is written.
    public enum Format: String, CaseIterable, Sendable {
        case text
        case json
    }

    let verification: LedgerVerification
    let anchorTimes: [AnchorTime]

    /// The report of a verification.
    /// - Parameter anchorTimes: Since when the anchors hold that it was compared with.
    public init(_ verification: LedgerVerification, anchorTimes: [AnchorTime] = []) {
        self.verification = verification
        self.anchorTimes = anchorTimes
    }

    /// The whole report, ending in LF.
    public func written(as format: Format) -> String {
        switch format {
        case .text: text
        case .json: JSONValue.object(json).indented()
        }
    }

    private var text: String {
        var lines: [String] = []
        if let checkpoint = verification.checkpoint {
            let segments = verification.segmentCount == 1 ? "1 segment" : "\(verification.segmentCount) segments"
            lines.append(
                "\(checkpoint.origin.escapedForDisplay): \(entries(checkpoint.size)) in \(segments),"
                    + " \(verification.sizeBytes) bytes")
            lines.append("root \(checkpoint.rootHash)")
        }
        if let signatures = verification.signatures {
            let counts = SignatureStanding.allCases.compactMap { standing in
                signatures.counts[standing].map { "\($0) \(standing.title)" }
            }
            lines.append("signatures: \(counts.joined(separator: ", "))")
        }
        if verification.policyStanding.isOfInterest { lines += policyLines }
        lines += verification.findings.listed.map { finding in
            let place = [finding.file, finding.line.map { "line \($0)" }].compactMap { $0 }.joined(separator: ", ")
            return (place.isEmpty ? "" : place + ": ") + "\(finding.name.rawValue): \(finding.problem)"
        }
        let count = verification.findings.count
        if count > verification.findings.listed.count {
            lines.append("and \(count - verification.findings.listed.count) more")
        }
        lines += verification.notes.map { "note: \($0)" }
        if verification.isVerified {
            lines.append(
                "every line is canonical and valid, in sequence and in the order of time, with an id of its own")
            lines.append(
                "the checkpoint has the log's root hash"
                    + (verification.hasSnapshot ? ", and the snapshot equals a replay" : ""))
            lines += statement
            lines.append("verified")
        } else {
            lines.append("not verified: \(count == 1 ? "1 finding" : "\(count) findings")")
        }
        return lines.map { $0.escapedForDisplay + "\n" }.joined()
    }

    private var json: JSONObject {
        var object = JSONObject([
            "ledger": verification.checkpoint.map { .object($0.json) } ?? .null,
            "verified": .boolean(verification.isVerified),
            "findingCount": .integer(verification.findings.count),
            "findings": .array(
                verification.findings.listed.map { finding in
                    .object(
                        JSONObject([
                            "name": .string(finding.name.rawValue),
                            "file": finding.file.map { .string($0) } ?? .null,
                            "line": finding.line.map { .integer($0) } ?? .null,
                            "problem": .string(finding.problem),
                        ]))
                }),
            "notes": .array(verification.notes.map { .string($0) }),
        ])
        if verification.policyStanding.isOfInterest { object["policy"] = .object(policyJSON) }
        object["signatures"] = verification.signatures.map { .array($0.json) }
        return object
    }
}

extension SignatureReview {
    /// How many entries there are of each standing.
    fileprivate var json: [JSONValue] {
        SignatureStanding.allCases.compactMap { standing in
            counts[standing].map { count in
                .object(JSONObject(["standing": .string(standing.rawValue), "total": .integer(count)]))
            }
        }
    }
}
