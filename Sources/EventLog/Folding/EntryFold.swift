/// A fold of entries into a state, over a stretch of the log: several run side by side, each over a stretch of its own, and
/// what they come to is joined in the log's order.
public protocol EntryFold {
    /// Takes in the next entry.
    /// - Throws: ``LogError`` when the entry cannot be what it says it is.
    mutating func take(_ entry: borrowing ScannedEntry) throws(LogError)
    /// Whether this stretch is to end before entries of a type, so that the state up to there can be told.
    /// - Parameter type: Its name, behind which ``ScannedEntry/paddingBytes`` more are readable.
    func ends(beforeType type: UnsafeBufferPointer<UInt8>) -> Bool
    /// Called once after the stretch's last entry.
    /// - Parameter finder: Finds the stretch's entries, and all others.
    /// - Throws: ``LogError`` when an entry cannot be found.
    mutating func finish(_ finder: StretchFinder) throws(LogError)
}

extension EntryFold {
    /// Never: one state for all of it.
    public func ends(beforeType type: UnsafeBufferPointer<UInt8>) -> Bool { false }
    /// Nothing to do.
    public mutating func finish(_ finder: StretchFinder) throws(LogError) {}
}

/// A fold to which only the entries' hashes matter.
struct LeafFold: EntryFold {
    func take(_ entry: borrowing ScannedEntry) {}
}
