import ActivityLedger
import CanonicalJSON

extension VerificationReport {
    /// What the policy asks for, and how many second persons have done their part.
    var policyLine: String {
        let standing = verification.policyStanding
        let count = standing.countersignatureCount
        return "policy: \(standing.policy); \(count == 1 ? "1 countersignature" : "\(count) countersignatures"),"
            + " \(standing.missingCount) missing"
    }

    /// The same as JSON.
    var policyJSON: JSONObject {
        let standing = verification.policyStanding
        var object = standing.policy.json
        object["countersignatureCount"] = .integer(standing.countersignatureCount)
        object["missingCount"] = .integer(standing.missingCount)
        return object
    }
}
