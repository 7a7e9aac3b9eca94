/// Finds an entry by its sequence.
public protocol EntryFinder: Sendable {
    /// The entry at a sequence.
    /// - Throws: ``LogError`` `damaged` when there is none, or it cannot be read.
    func entry(at sequence: Int) throws(LogError) -> Entry
}
