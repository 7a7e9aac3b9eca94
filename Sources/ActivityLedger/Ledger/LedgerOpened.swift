import CanonicalJSON
import EventLog

/// Entry 0: whose ledger this is. The configuration is in the log; there is no file for it.
public enum LedgerOpened {
    /// The entry's `type`.
    public static let typeName = "LedgerOpened"

    /// The entry to open a ledger with.
    /// - Throws: ``ValueError`` when the origin or the organisation cannot be used.
    public static func proposal(origin: String, organisation: String?, policy: Policy? = nil) throws(ValueError)
        -> ProposedEntry
    {
        try checkOrigin(origin)
        var data = JSONObject(["origin": .string(origin)])
        if let organisation {
            try RecordText.check(organisation, limit: Member.textLimitScalars)
            data["organisation"] = .string(organisation)
        }
        data[Policy.memberName] = policy.map { .object($0.json) }
        return ProposedEntry(type: typeName, data: data)
    }

    /// An origin is the `source` of CloudEvents, a URI reference (RFC 3986), and the first line of a C2SP checkpoint,
    /// which has no spaces and no plus sign.
    private static func checkOrigin(_ origin: String) throws(ValueError) {
        let expected = "expected a name such as genopole.fr/international"
        let limit = 200
        if origin.isEmpty { throw ValueError("the origin is empty; \(expected)") }
        if origin.utf8.count > limit { throw ValueError("the origin has more than \(limit) characters; \(expected)") }
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*,;=%".utf8)
        if let bad = origin.unicodeScalars.first(where: { !$0.isASCII || !allowed.contains(UInt8($0.value)) }) {
            throw ValueError("the origin cannot contain \(String(bad).quotedForDisplay); \(expected)")
        }
        for piece in origin.split(separator: "%", omittingEmptySubsequences: false).dropFirst() {
            guard piece.prefix(2).count == 2, piece.prefix(2).allSatisfy(\.isHexDigit) else {
                throw ValueError("'%' in the origin is not followed by two hexadecimal digits; \(expected)")
            }
        }
    }
}
