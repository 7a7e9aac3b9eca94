import CanonicalJSON

/// Signs entries before they are recorded. The log keeps what it is given; what a signature is, and whether it is one, is
/// the business of whoever signs and checks.
public protocol EntrySigner: Sendable {
    /// The signatures of entries, in the same order: texts without control characters that fit into the entries.
    /// - Parameter messages: For each entry its ``Entry/signedBytes``.
    /// - Throws: ``LogError``, after which nothing is recorded.
    func signatures(of messages: [[UInt8]]) throws(LogError) -> [String]
}

extension Entry {
    /// What a recorder signs: the entry's canonical form without `sequence` and `recordedtime`, which only the log knows,
    /// and without `signature`.
    public var signedBytes: [UInt8] {
        var object = json
        for name in ["sequence", "recordedtime", "signature"] { object[name] = nil }
        return JSONValue.object(object).canonicalBytes
    }
}
