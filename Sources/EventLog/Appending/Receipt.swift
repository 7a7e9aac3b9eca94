import MerkleTree

/// What an append did, and the log as it is now. Once there is one, the entries are durable.
public struct Receipt: Sendable {
    /// How many entries were written.
    public var appended: Int
    /// How many were in the log already, with the same id, type and data.
    public var duplicates: Int
    /// Sequences of the first and last entry written; `nil` when none was.
    public var sequences: ClosedRange<Int>?
    /// The log's checkpoint, these entries included.
    public var checkpoint: Checkpoint
    /// What the caller should know besides, such as what was found left over from an interrupted append.
    public var notices: [String]
}
