import MerkleTree

/// What a fold over a stretch of the log came to.
public struct FoldedStretch<Fold: EntryFold>: Sendable {
    /// The fold, finished.
    public var fold: Fold
    /// The compact range over the stretch's leaves, which also says from which sequence to which it reaches.
    public var range: MerkleRange
    /// The place behind its last entry. Line numbers count from the beginning of what was read.
    public var end: LogPosition
    /// When its first entry was recorded; `nil` when it has none.
    public internal(set) var firstTime: RecordedTime?
    /// When its last entry was recorded.
    public internal(set) var lastTime: RecordedTime?

    /// Whether this can be what comes behind another stretch.
    func follows(_ earlier: Self) -> Bool {
        guard earlier.range.end == range.begin else { return false }
        guard let last = earlier.lastTime, let first = firstTime else { return true }
        return last <= first
    }
}
