import CanonicalJSON

/// One attribute of an entry: its name, what it may hold, what it means.
///
/// The strict reader checks by these definitions, and whatever describes entries to others is read off them.
public struct EntryAttribute: Sendable {
    /// What an attribute may hold.
    public enum Kind: Sendable {
        /// A text that is not empty.
        case text
        /// This text.
        case constant(String)
        /// One of two texts.
        case either(String, String)
        /// See ``RecordedTime``.
        case recordedTime
        /// A number of ten digits.
        case sequence
        /// `true`, and nothing else.
        case yes
        /// An object.
        case object
    }

    /// Its name in the JSON.
    public let name: String
    /// What it may hold.
    public let kind: Kind
    /// Whether every entry has it.
    public let isRequired: Bool
    /// What it means: a clause without a full stop.
    public let help: String

    private init(_ name: String, _ kind: Kind, isRequired: Bool = true, _ help: String) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.help = help
    }

    /// Every attribute.
    public static let all = [
        EntryAttribute("specversion", .constant("1.0"), "the version of CloudEvents"),
        EntryAttribute("type", .text, "the type of the entry, which says what data holds"),
        EntryAttribute("source", .text, "the ledger's origin, the same in every entry"),
        EntryAttribute("id", .text, "unique in the ledger"),
        EntryAttribute(
            "sequence", .sequence, "position in the log, from 0, and index of the leaf in the Merkle tree"),
        EntryAttribute(
            "recordedtime", .recordedTime,
            "when it was recorded (RFC 3339, UTC), no earlier than the entry before; data.date says when it happened"),
        EntryAttribute("authid", .text, "who recorded it, by their own word"),
        EntryAttribute(
            "authtype", .either(Recorder.Kind.user.rawValue, Recorder.Kind.serviceAccount.rawValue),
            "whether a person or a program recorded it"),
        EntryAttribute("osaccount", .text, "the account of the operating system that the recording ran under"),
        EntryAttribute(
            "correlationid", .text, isRequired: false,
            "what it belongs to, such as the hash of the file it was imported from"),
        EntryAttribute("continued", .yes, isRequired: false, "more entries of the same batch follow"),
        EntryAttribute(
            "signature", .text, isRequired: false,
            "the recorder's SSH signature in base64, over the line without sequence, recordedtime and signature"),
        EntryAttribute("data", .object, "what was recorded"),
    ]

    /// What is wrong with a value of this attribute; `nil` when nothing is.
    func problem(with value: JSONValue?) -> String? {
        guard let value else { return isRequired ? "is missing or not \(kind.expected)" : nil }
        switch kind {
        case .yes:
            if case .boolean(true) = value { return nil }
            return "is not true"
        case .object: return value.object == nil ? "is missing or not an object" : nil
        default: break
        }
        guard let text = value.string, !text.isEmpty else { return "is missing or not a text" }
        if let bad = text.unicodeScalars.first(where: { $0.isNoncharacter }) {
            return "holds \(String(bad).escapedForDisplay), which is not a character"
        }
        switch kind {
        case .constant(let constant): return text == constant ? nil : "is not \"\(constant)\""
        case .either(let first, let second):
            return text == first || text == second ? nil : "is neither \"\(first)\" nor \"\(second)\""
        case .recordedTime:
            return RecordedTime(text: text) == nil ? "is not a moment like 2026-11-22T09:31:02.123Z" : nil
        case .sequence:
            guard let sequence = Int(text), (0...Entry.sequenceLimit).contains(sequence),
                Entry.text(ofSequence: sequence) == text
            else { return "is not a number of ten digits" }
            return nil
        case .text, .yes, .object: return nil
        }
    }
}

extension EntryAttribute.Kind {
    fileprivate var expected: String {
        if case .object = self { "an object" } else { "a text" }
    }
}
