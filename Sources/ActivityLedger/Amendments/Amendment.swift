import CanonicalJSON
import EventLog

/// What an entry says about an earlier one: that it is to be taken otherwise, or not at all.
public struct Amendment: Sendable {
    /// The type of an entry that corrects another.
    public static let correctedType = "EntryCorrected"
    /// The type of an entry that retracts another.
    public static let retractedType = "EntryRetracted"
    /// Both.
    public static let types = [correctedType, retractedType]

    /// Sequence of the entry it is about.
    public let target: Int
    /// Why.
    public let reason: String
    /// What the entry should have said, complete; `nil` when it is retracted.
    public let data: JSONObject?

    /// The entry type of this amendment.
    public var type: String { data == nil ? Self.retractedType : Self.correctedType }

    /// A correction with complete data, or, without, a retraction.
    public init(of target: Int, reason: String, data: JSONObject?) {
        self.target = target
        self.reason = reason
        self.data = data
    }

    /// The amendment as it is recorded.
    public func proposal(id: String? = nil) -> ProposedEntry {
        var members = JSONObject(["sequence": .integer(target), "reason": .string(reason)])
        members["data"] = data.map { .object($0) }
        return ProposedEntry(type: type, data: members, id: id)
    }

    /// The amendment of an entry; `nil` when the entry is none.
    /// - Throws: `LogError` `damaged` when it cannot be read.
    public init?(_ entry: Entry) throws(LogError) {
        guard Self.types.contains(entry.type) else { return nil }
        if let problem = Self.problems(type: entry.type, members: entry.data).first { throw entry.invalid(problem) }
        guard let amendment = Amendment(type: entry.type, members: entry.data), amendment.target < entry.sequence else {
            throw LogError(
                .damaged, "entry \(entry.sequence), \(entry.type), does not say what it amends",
                remedy: "the entry was not written by this program: restore it from a copy")
        }
        self = amendment
    }

    init?(type: String, members: JSONObject) {
        guard let target = members["sequence"]?.integer, let reason = members["reason"]?.string else { return nil }
        self.init(of: target, reason: reason, data: members["data"]?.object)
        if (data == nil) != (type == Self.retractedType) { return nil }
    }
}
