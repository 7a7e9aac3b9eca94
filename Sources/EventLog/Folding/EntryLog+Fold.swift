import CanonicalJSON
import Dispatch
import MerkleTree
import Synchronization

extension EntryLog {
    /// Folds the entries from a position to an extent's end, in stretches side by side, and hashes every line.
    ///
    /// This is the fast path. It checks all that ``replay(_:from:_:)`` checks, and is of one mind with it about every line.
    /// Where the log is not plainly in order it gives up without saying why, and the caller goes the slow way for the reason.
    ///
    /// - Parameters:
    ///   - cuts: Sizes at which the state is wanted, besides the end.
    ///   - inOneStretch: Read all of it on this thread, for folds that need the entries one after the other.
    ///   - progress: Told how far it is.
    ///   - makeFold: The state of nothing.
    /// - Returns: What the stretches came to, in order: each joins the one before. `nil` when the log is not plainly in order.
    public func fold<Fold: EntryFold>(
        _ extent: LogExtent, from position: LogPosition = .start, cuts: [Int] = [], inOneStretch: Bool = false,
        progress: WorkProgress? = nil,
        _ makeFold: @escaping @Sendable () -> Fold
    ) -> [FoldedStretch<Fold>]? {
        guard let plans = try? plan(extent, from: position, stretchLimit: inOneStretch ? 1 : .max) else { return nil }
        progress?.begin(totalBytes: plans.reduce(0) { $0 + $1.ranges.reduce(0) { $0 + $1.range.count } })
        let results = Mutex<[[FoldedStretch<Fold>]?]>(Array(repeating: nil, count: plans.count))
        @Sendable func read(_ index: Int) {
            let reader = StretchReader(self, extent, cuts: cuts, progress: progress, makeFold: makeFold)
            let folded = try? reader.read(plans[index])
            results.withLock { $0[index] = folded }
        }
        if plans.count == 1 { read(0) } else { DispatchQueue.concurrentPerform(iterations: plans.count, execute: read) }
        var joined: [FoldedStretch<Fold>] = []
        for result in results.withLock({ $0 }) {
            guard let result else { return nil }
            for stretch in result {
                if let last = joined.last, !stretch.follows(last) { return nil }
                joined.append(stretch)
            }
        }
        guard let last = joined.last, last.range.end == extent.size else { return nil }
        return joined
    }

    /// Folds as ``fold(_:from:cuts:inOneStretch:progress:_:)`` does, and checks that the entries are what the checkpoint was made of.
    ///
    /// - Parameters:
    ///   - range: The compact range at `position`.
    ///   - visit: Takes each stretch with the compact range up to its end, in order.
    /// - Returns: The compact range at the end, and the position there; `nil` when the log is not plainly in order.
    public func checkedFold<Fold: EntryFold>(
        _ extent: LogExtent, from position: LogPosition = .start, after range: CompactRange = CompactRange(),
        cuts: [Int] = [], inOneStretch: Bool = false, progress: WorkProgress? = nil,
        _ makeFold: @escaping @Sendable () -> Fold,
        visit: (FoldedStretch<Fold>, CompactRange) throws -> Void
    ) throws -> (range: CompactRange, end: LogPosition)? {
        let promised = extent.checkpoint.size
        let stretches = fold(
            extent, from: position, cuts: cuts + [promised], inOneStretch: inOneStretch, progress: progress, makeFold)
        guard let stretches else { return nil }
        let hasher = MerkleHasher()
        var joined = range
        var end = position
        var rootAtCheckpoint = range.size == promised ? range.root(using: hasher) : nil
        for stretch in stretches {
            guard (try? joined.append(stretch.range, using: hasher)) != nil else { return nil }
            end = stretch.end
            if joined.size == promised { rootAtCheckpoint = joined.root(using: hasher) }
            try visit(stretch, joined)
        }
        guard rootAtCheckpoint == extent.checkpoint.rootHash else { return nil }
        return (joined, end)
    }
}
