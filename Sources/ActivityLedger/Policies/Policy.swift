import CanonicalJSON
import EventLog

/// What a ledger asks of those who record: that entries are signed, and that some are seen by a second person.
///
/// It stands in the log, in the entry that opens the ledger or in a later one, `PolicyDeclared`. ``PolicyCourse`` says which one
/// is in force.
public struct Policy: Equatable, Sendable {
    /// The type of an entry that declares a policy.
    public static let typeName = "PolicyDeclared"
    /// The member of ``LedgerOpened`` that holds the first policy.
    static let memberName = "policy"
    /// Types of entries that a second person may have to countersign, in the order of lists.
    public static let countersignableTypes =
        ActivityType.all.map(\.name) + Amendment.types + [Publication.typeName]

    /// What a policy may hold, as data of its own entry and within that of another.
    static let data = DataDefinition(
        name: typeName,
        members: [
            DataMember(
                "entriesSigned", Wording("signed entries", french: "entrées signées"), .boolean,
                "whether every entry must have its recorder's signature"),
            DataMember(
                "countersigned", Wording("countersigned", french: "à contresigner"), .choices(countersignableTypes),
                "types of entries that need a second person; amendments of such entries do as well"),
        ])

    /// The type of entries that declare one.
    static let definition = EntryDefinition(
        data, Wording("Policy", french: "Règles"), "what the ledger asks of those who record, from the next entry on")

    /// Whether every entry must have its recorder's signature.
    public var entriesSigned: Bool
    /// Types of entries that need a second person; amendments of such entries do as well.
    public var countersigned: [String]

    /// A policy that asks for nothing, which is what holds without one.
    public static let none = Policy(entriesSigned: false, countersigned: [])

    /// A policy of its parts.
    public init(entriesSigned: Bool, countersigned: [String]) {
        self.entriesSigned = entriesSigned
        self.countersigned = Self.countersignableTypes.filter(countersigned.contains)
    }

    /// The data of an entry that declares it.
    /// - Throws: ``ValueError`` saying what is wrong with them.
    public init(data: JSONObject) throws(ValueError) {
        try Self.data.check(data)
        self.init(
            entriesSigned: data["entriesSigned"] == .boolean(true),
            countersigned: (data["countersigned"]?.array ?? []).compactMap(\.string))
    }

    /// Checks that a second person can countersign entries of a type.
    /// - Throws: ``ValueError`` when not, with the type that was probably meant.
    public static func check(_ type: String) throws(ValueError) {
        guard countersignableTypes.contains(where: { $0.utf8.elementsEqual(type.utf8) }) else {
            throw ValueError(
                "\(type.quotedForDisplay) is not a type of entries that can be countersigned; "
                    + NearestName.suggestion(for: type, among: countersignableTypes))
        }
    }

    /// The policy as it is recorded.
    public var json: JSONObject {
        JSONObject([
            "entriesSigned": .boolean(entriesSigned), "countersigned": .array(countersigned.map { .string($0) }),
        ])
    }

    /// Whether an entry of this type, or an amendment of one, needs a second person.
    func needsCountersignature(_ type: String) -> Bool {
        countersigned.contains { $0.utf8.elementsEqual(type.utf8) }
    }

    /// Whether it takes a second person to put this in force in the place of another policy; see ``PolicyCourse``.
    func needsSecondPerson(under other: Policy) -> Bool {
        if other.countersigned.isEmpty { return false }
        return other.entriesSigned && !entriesSigned || !other.countersigned.allSatisfy(needsCountersignature)
    }

    /// The policy that an entry declares; `nil` when it declares none.
    /// - Throws: ``ValueError`` when the entry is to do so, and does not say how.
    static func declared(by entry: Entry) throws(ValueError) -> Policy? {
        if entry.type == typeName { return try Policy(data: entry.data) }
        guard entry.type == LedgerOpened.typeName, entry.sequence == 0, let value = entry.data[memberName] else {
            return nil
        }
        guard let object = value.object else {
            throw ValueError("member \"policy\": expected an object, found \(value.kind)")
        }
        return try Policy(data: object)
    }
}

extension Policy: CustomStringConvertible {
    /// What it asks for, in words.
    public var description: String {
        let signed = entriesSigned ? "entries must be signed" : "entries need no signature"
        if countersigned.isEmpty { return signed + "; none needs a second person" }
        return signed + "; \(countersigned.joined(separator: ", ")) \(countersigned.count == 1 ? "needs" : "need")"
            + " a second person"
    }
}
