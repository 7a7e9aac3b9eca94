/// The names of the types of entries, of activities and of all else.
public enum EntryTypes {
    /// Entries about the ledger itself and what it holds.
    public static let other = EntryDefinition.all.map(\.name).filter { ActivityType.named($0) == nil }
    /// All of them, in the order of lists.
    public static let all = EntryDefinition.all.map(\.name)

    /// Whether an entry of this type is known and not about an activity of its own.
    static func isOther(_ type: String) -> Bool { other.contains { $0.utf8.elementsEqual(type.utf8) } }
}
