import CanonicalJSON

/// What a caller wants recorded; the log adds sequence, recorded time, source and recorder.
public struct ProposedEntry: Sendable {
    /// The kind of record, such as `MeetingHeld`.
    public var type: String
    /// The record itself. The log does not look into it; that is the business of whoever proposes.
    public var data: JSONObject
    /// The caller's own id, which makes the append safe to repeat; without one the log makes a UUIDv7.
    public var id: String?

    /// A proposal of its parts.
    public init(type: String, data: JSONObject, id: String? = nil) {
        self.type = type
        self.data = data
        self.id = id
    }
}

extension ProposedEntry {
    /// Longest id a caller may give, in Unicode scalars.
    public static let idLimitScalars = 128
    /// How many bytes an id has that the log makes: a UUID.
    static let madeIDBytes = 36
}
