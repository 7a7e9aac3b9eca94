/// What appending a batch would do.
public struct AppendPreview: Sendable {
    /// How many entries would be written.
    public let wouldAppend: Int
    /// The log's size.
    public let size: Int
    /// What need not be written: repetitions within the batch, and what is recorded.
    let known: BatchIndices

    /// How many entries are recorded already, or repeat an earlier one of the batch.
    public var duplicates: Int { known.count }

    /// Whether the entry at an index of the batch is one of those.
    public func isDuplicate(_ index: Int) -> Bool { known.contains(index) }
}
