import CanonicalJSON
import EventLog

/// An entry with what later entries say of it, and, if it says something of an earlier one, what that changed.
public struct AuditedEntry: Sendable {
    /// The entry, as recorded.
    public let entry: Entry
    /// Its activity, as recorded; `nil` when it is not about one.
    public let activity: Activity?
    /// Sequences of its amendments, in order.
    public let amendedBy: [Int]
    /// What it amends, when it is an amendment.
    public let amendment: AuditedAmendment?
    /// Its countersignatures, in order.
    public let countersignedBy: [Entry]
    /// How it changes the policy, when it does, or would.
    public let policyChange: PolicyChange?
}

/// What an amendment changed.
public struct AuditedAmendment: Sendable {
    /// The amendment.
    public let amendment: Amendment
    /// What its target counted as before; `nil` when that cannot be told.
    public let before: Activity?
    /// What it counts as after; `nil` when it was retracted.
    public let after: Activity?

    /// A member that changed.
    public struct Change: Sendable {
        /// Its name.
        public let member: String
        /// Its value before; `nil` when it was not there.
        public let before: JSONValue?
        /// Its value after; `nil` when it is gone.
        public let after: JSONValue?
    }

    /// Member by member what a correction changed, in the order of the type's members. Empty for a retraction.
    public var changes: [Change] {
        guard let before, let after else { return [] }
        return before.type.members.compactMap { member in
            let (old, new) = (before.data[member.name], after.data[member.name])
            return old == new ? nil : Change(member: member.name, before: old, after: new)
        }
    }
}

extension LedgerView {
    /// An entry with what concerns it.
    func audited(_ entry: Entry) throws(LogError) -> AuditedEntry {
        AuditedEntry(
            entry: entry, activity: try Activity(entry), amendedBy: amendments.amendments[entry.sequence] ?? [],
            amendment: try amendment(of: entry),
            countersignedBy: try (amendments.countersignatures[entry.sequence] ?? []).map { sequence throws(LogError) in
                try finder.entry(at: sequence)
            },
            policyChange: entry.type == Policy.typeName
                ? policies.changes.first { $0.declaration.sequence == entry.sequence } : nil)
    }

    private func amendment(of entry: Entry) throws(LogError) -> AuditedAmendment? {
        guard let amendment = try Amendment(entry) else { return nil }
        let original = try finder.entry(at: amendment.target)
        // What counted before is what the amendment before this one made of it.
        let earlier = (amendments.amendments[amendment.target] ?? []).last { $0 < entry.sequence }
        return AuditedAmendment(
            amendment: amendment, before: try Activity.counting(original, amendedBy: earlier, finder),
            after: try Activity(original, amendedBy: entry))
    }
}
