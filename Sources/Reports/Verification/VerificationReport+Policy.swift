import ActivityLedger
import CanonicalJSON

extension VerificationReport {
    /// So many changes of the policy are listed as text, the latest.
    private static let listLimit = 20

    /// What the policy asks for, how many second persons have done their part, and how the policy has changed.
    var policyLines: [String] {
        let standing = verification.policyStanding
        let count = standing.countersignatureCount
        let changes = standing.course.changes.suffix(Self.listLimit)
        let rest = standing.course.changeCount - changes.count
        return [
            "policy: \(standing.course.policy); \(count == 1 ? "1 countersignature" : "\(count) countersignatures"),"
                + " \(standing.missingCount) missing"
        ] + (rest > 0 ? ["policy: \(rest) changes before these"] : []) + changes.map(\.line)
    }

    /// The same as JSON.
    var policyJSON: JSONObject {
        let standing = verification.policyStanding
        var object = standing.course.policy.json
        object["countersignatureCount"] = .integer(standing.countersignatureCount)
        object["missingCount"] = .integer(standing.missingCount)
        object["changeCount"] = .integer(standing.course.changeCount)
        object["changes"] = .array(standing.course.changes.map { .object($0.json) })
        return object
    }
}

extension PolicyChange {
    fileprivate var line: String {
        let person = "\(declaration.identity.quotedForDisplay), \(declaration.recordedTime.text)"
        let change = "policy changed in entry \(declaration.sequence) (\(person)): \(before) -> \(declaration.policy)"
        return switch effect {
        case .atOnce: change
        case .countersigned(let sequence, let identity):
            "\(change); countersigned by \(identity.quotedForDisplay) in entry \(sequence)"
        case .awaited:
            "\(change); without effect until somebody else countersigns it: countersign \(declaration.sequence)"
        case .replaced: "\(change); never in effect: nobody else countersigned it in time"
        }
    }

    fileprivate var json: JSONObject {
        var (name, second) = ("atOnce", JSONValue.null)
        switch effect {
        case .atOnce: break
        case .countersigned(let sequence, let identity):
            name = "countersigned"
            second = .object(JSONObject(["sequence": .integer(sequence), "authid": .string(identity)]))
        case .awaited: name = "awaited"
        case .replaced: name = "replaced"
        }
        return JSONObject([
            "sequence": .integer(declaration.sequence), "authid": .string(declaration.identity),
            "recordedtime": .string(declaration.recordedTime.text), "before": .object(before.json),
            "after": .object(declaration.policy.json), "effect": .string(name), "countersignature": second,
        ])
    }
}
