import CanonicalJSON

/// The name of a ledger: the `source` of CloudEvents, a URI reference (RFC 3986), and the first line of a C2SP checkpoint,
/// which has no spaces and no plus sign.
enum LedgerOrigin {
    /// Most characters it can have.
    static let limit = 200
    /// The characters it can have besides `%`, behind which two hexadecimal digits must stand.
    static let characters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*,;="

    /// Checks an origin.
    /// - Throws: ``ValueError`` saying which rule it breaks.
    static func check(_ origin: String) throws(ValueError) {
        let expected = "expected a name such as genopole.fr/international"
        if origin.isEmpty { throw ValueError("the origin is empty; \(expected)") }
        if origin.utf8.count > limit { throw ValueError("the origin has more than \(limit) characters; \(expected)") }
        let allowed = Set((characters + "%").utf8)
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
