import CanonicalJSON

/// One record of the log: what was recorded, by whom, when, and where in the log. One line of a segment.
///
/// As JSON it is a CloudEvents 1.0 event; the attributes that CloudEvents does not define follow its published
/// extensions for authentication context, sequence and correlation where there is one.
public struct Entry: Equatable, Sendable {
    /// Unique in the log; 1 to 128 Unicode scalars, no control characters.
    public var id: String
    /// The ledger's origin, the same in every entry.
    public var source: String
    /// Position in the log, from 0; also the index of the Merkle leaf.
    public var sequence: Int
    /// When it was recorded. Never earlier than the entry before.
    public var recordedTime: RecordedTime
    /// Who recorded it.
    public var recorder: Recorder
    /// What it belongs to, such as the hash of the file it was imported from.
    public var correlationID: String?
    /// Whether more entries of the same batch follow. A batch whose last entry is missing was never recorded.
    public var isContinued: Bool
    /// The recorder's signature of the entry; see ``EntrySigner``.
    public var signature: String?
    /// The kind of record, such as `MeetingHeld`.
    public var type: String
    /// The record itself.
    public var data: JSONObject

    /// An entry of its parts.
    public init(
        id: String, source: String, sequence: Int, recordedTime: RecordedTime, recorder: Recorder,
        correlationID: String? = nil, isContinued: Bool = false, signature: String? = nil, type: String,
        data: JSONObject
    ) {
        self.id = id
        self.source = source
        self.sequence = sequence
        self.recordedTime = recordedTime
        self.recorder = recorder
        self.correlationID = correlationID
        self.isContinued = isContinued
        self.signature = signature
        self.type = type
        self.data = data
    }
}

extension Entry {
    /// Longest line, in bytes without its LF.
    public static let lineLimitBytes = 65_535
    /// Largest sequence its ten digits can write.
    public static let sequenceLimit = 9_999_999_999

    /// A sequence as entries write it: ten digits, so that the order of the texts is the order of the numbers.
    public static func text(ofSequence sequence: Int) -> String {
        let digits = String(sequence)
        return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
    }

    /// The attributes as JSON.
    public var json: JSONObject {
        var object: JSONObject = JSONObject([
            "authid": .string(recorder.identity),
            "authtype": .string(recorder.kind.rawValue),
            "data": .object(data),
            "id": .string(id),
            "osaccount": .string(recorder.account),
            "recordedtime": .string(recordedTime.text),
            "sequence": .string(Entry.text(ofSequence: sequence)),
            "source": .string(source),
            "specversion": .string("1.0"),
            "type": .string(type),
        ])
        object["continued"] = isContinued ? .boolean(true) : nil
        object["correlationid"] = correlationID.map { .string($0) }
        object["signature"] = signature.map { .string($0) }
        return object
    }

    /// The line as it stands in the log, in the canonical form of RFC 8785, without its LF.
    public var line: [UInt8] { JSONValue.object(json).canonicalBytes }
}
