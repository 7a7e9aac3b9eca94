import CanonicalJSON
import EventLog
import MerkleTree

/// A second person's word for an entry: that they have seen it as it was recorded.
public struct Countersignature: Equatable, Sendable {
    /// The entry's `type`.
    public static let typeName = "EntryCountersigned"

    private static let data = DataDefinition(
        name: typeName,
        members: [
            DataMember(
                "sequence", Wording("sequence", french: "numéro"),
                .number(0...Entry.sequenceLimit, "the number of an entry"), "the number of the entry that it is for"),
            DataMember(
                "leafHash", Wording("leaf hash", french: "empreinte"), .hash("a leaf hash"),
                "the Merkle leaf hash of that entry's line: SHA-256 of a zero byte and the line"),
        ],
        beyondSchema: "The entry is an earlier one, recorded by somebody else, and has this leaf hash.")

    /// The type of entries that are one.
    static let definition = EntryDefinition(
        data, Wording("Countersignature", french: "Contreseing"), isSigned: true, "a second person's word for an entry")

    /// Sequence of the entry it is for.
    public let target: Int
    /// The leaf hash of that entry's line.
    public let leafHash: MerkleHash

    /// A countersignature for an entry as it was recorded.
    public init(of entry: Entry) {
        target = entry.sequence
        leafHash = MerkleHasher().leaf(entry.line)
    }

    /// The data of an entry.
    /// - Throws: ``ValueError`` saying what is wrong with them.
    init(data: JSONObject) throws(ValueError) {
        try Self.data.check(data)
        guard let target = data["sequence"]?.integer,
            let leafHash = data["leafHash"]?.string.flatMap({ MerkleHash(base64: $0) })
        else { throw ValueError("it cannot be read") }
        self.target = target
        self.leafHash = leafHash
    }

    /// The countersignature of an entry; `nil` when the entry is none, or not one that can be read.
    public init?(_ entry: Entry) {
        guard entry.type == Self.typeName, let read = try? Self(data: entry.data), read.target < entry.sequence else {
            return nil
        }
        self = read
    }

    /// The countersignature as it is recorded.
    public func proposal(id: String? = nil) -> ProposedEntry {
        ProposedEntry(
            type: Self.typeName,
            data: JSONObject(["sequence": .integer(target), "leafHash": .string(leafHash.base64)]), id: id)
    }

    /// What keeps somebody from countersigning an entry; `nil` when nothing does.
    static func problem(with target: Entry, by identity: String) -> String? {
        switch target.type {
        case LedgerOpened.typeName, typeName:
            return "entry \(target.sequence) is of the type \(target.type), which is not countersigned"
        default: break
        }
        guard ExactText(target.recorder.identity) != ExactText(identity) else {
            return
                "entry \(target.sequence) was recorded by \(identity.quotedForDisplay), too; a second person is needed"
        }
        return nil
    }

    /// What is wrong with an entry that says it is a countersignature; `nil` when nothing is.
    static func problem(with entry: Entry, _ finder: any EntryFinder) -> String? {
        let countersignature: Countersignature
        do throws(ValueError) {
            countersignature = try Countersignature(data: entry.data)
        } catch {
            return error.problem
        }
        if let problem = definition.problem(at: entry.sequence, isSigned: entry.signature != nil) { return problem }
        guard countersignature.target < entry.sequence, let target = try? finder.entry(at: countersignature.target)
        else { return "there is no earlier entry \(countersignature.target) for it to be about" }
        if let problem = problem(with: target, by: entry.recorder.identity) { return problem }
        guard countersignature == Countersignature(of: target) else {
            return "its leaf hash is not that of entry \(target.sequence)"
        }
        return nil
    }
}
