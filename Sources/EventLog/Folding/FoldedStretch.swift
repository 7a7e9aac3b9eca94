import MerkleTree

/// What a fold over a stretch of the log came to.
public struct FoldedStretch<Fold: EntryFold> {
    /// The fold, finished.
    public var fold: Fold
    /// The compact range over the stretch's leaves, which also says from which sequence to which it reaches.
    public var range: CompactRange
    /// The place before its first entry. Line numbers count from the beginning of what was read.
    public var start: LogPosition
    /// The place behind its last entry.
    public var end: LogPosition
    /// When its first entry was recorded; `nil` when it has none.
    public internal(set) var firstTime: RecordedTime?
    /// When its last entry was recorded.
    public internal(set) var lastTime: RecordedTime?
}

extension FoldedStretch: Sendable where Fold: Sendable {}

/// How far one thread came with its part of the log.
struct StretchOutcome<Fold: EntryFold> {
    /// What was read without a fault.
    var stretches: [FoldedStretch<Fold>] = []
    /// Of the stretch in which the fault is: the place of its first entry, as far as it has one, and when that was recorded,
    /// unless that is the fault.
    var start: LogPosition?
    var firstTime: RecordedTime?
    /// What ended the reading before the end.
    var error: LogError?
}

extension StretchOutcome: Sendable where Fold: Sendable {}
