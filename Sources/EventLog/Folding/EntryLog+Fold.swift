import CanonicalJSON
import Dispatch
import MerkleTree
import Synchronization

// The one walk over the log. Whoever reads entries in order reads them here.

extension EntryLog {
    /// Folds the entries from a position to an extent's end, in stretches side by side, and checks that they are what the
    /// checkpoint was made of.
    ///
    /// - Parameters:
    ///   - position: Where to begin.
    ///   - range: The compact range at `position`.
    ///   - cuts: Sizes at which the state is wanted, besides the end.
    ///   - progress: Told how far it is.
    ///   - makeFold: The state of nothing.
    ///   - visit: Takes each stretch with the compact range up to its end, in order.
    /// - Returns: The compact range at the end, and the position there.
    /// - Throws: ``LogError`` `damaged`, with segment and line, at the first line that is not the entry it should be, and
    ///   after the last entry when the root hash is another; what a fold or `visit` throws.
    @discardableResult
    public func fold<Fold: EntryFold & Sendable>(
        _ extent: LogExtent, from position: LogPosition = .start, after range: CompactRange = CompactRange(),
        cuts: [Int] = [], progress: WorkProgress? = nil,
        _ makeFold: @escaping @Sendable () -> Fold,
        visit: (FoldedStretch<Fold>, CompactRange) throws(LogError) -> Void
    ) throws(LogError) -> (range: CompactRange, end: LogPosition) {
        let plans = try plan(extent, from: position)
        progress?.begin(totalBytes: plans.reduce(0) { $0 + $1.ranges.reduce(0) { $0 + $1.range.count } })
        let cuts = cuts + [extent.checkpoint.size]
        let results = Mutex<[StretchOutcome<Fold>]>(Array(repeating: StretchOutcome(), count: plans.count))
        @Sendable func read(_ index: Int) {
            let reader = StretchReader(self, extent, cuts: cuts, progress: progress, makeFold: makeFold)
            let outcome = reader.read(plans[index])
            results.withLock { $0[index] = outcome }
        }
        if plans.count == 1 { read(0) } else { DispatchQueue.concurrentPerform(iterations: plans.count, execute: read) }
        return try join(results.withLock { $0 }, extent, from: position, after: range, visit: visit)
    }

    /// Goes through the entries from a position to an extent's end in order, on this thread, with the checks of
    /// ``fold(_:from:after:cuts:progress:_:visit:)``.
    /// - Parameter body: Takes each entry, which is valid during the call only.
    @discardableResult
    public func visitEntries(
        of extent: LogExtent, from position: LogPosition = .start, after range: CompactRange = CompactRange(),
        _ body: (borrowing ScannedEntry) throws(LogError) -> Void
    ) throws(LogError) -> (range: CompactRange, end: LogPosition) {
        let plans = try plan(extent, from: position, stretchLimit: 1)
        return try withoutActuallyEscaping(body) { body throws(LogError) in
            let reader = StretchReader(self, extent, cuts: [extent.checkpoint.size], progress: nil) {
                VisitingFold(body: body)
            }
            // There is always one, even of nothing.
            return try join([reader.read(plans[0])], extent, from: position, after: range) { _, _ in }
        }
    }

    /// As ``visitEntries(of:from:after:_:)``, for a body that throws other errors, too.
    @discardableResult
    public func forEachEntry(
        of extent: LogExtent, _ body: (borrowing ScannedEntry) throws -> Void
    ) throws -> (range: CompactRange, end: LogPosition) {
        var failure: (any Error)?
        do {
            return try visitEntries(of: extent) { entry throws(LogError) in
                do {
                    try body(entry)
                } catch {
                    failure = error
                    throw LogError(.inputOutput, "stopped")
                }
            }
        } catch {
            throw failure ?? error
        }
    }

    /// Joins what threads read, in the log's order.
    private func join<Fold: EntryFold>(
        _ outcomes: [StretchOutcome<Fold>], _ extent: LogExtent, from position: LogPosition,
        after range: CompactRange, visit: (FoldedStretch<Fold>, CompactRange) throws(LogError) -> Void
    ) throws(LogError) -> (range: CompactRange, end: LogPosition) {
        let promised = extent.checkpoint.size
        let hasher = MerkleHasher()
        var joined = range
        var end = position
        var lastTime: RecordedTime?
        var rootAtCheckpoint = range.size == promised ? range.root(using: hasher) : nil
        for outcome in outcomes {
            for stretch in outcome.stretches {
                if stretch.firstTime != nil { try check(stretch.start, stretch.firstTime, follows: end, lastTime) }
                guard (try? joined.append(stretch.range, using: hasher)) != nil else { throw extent.rootMismatch }
                end = stretch.end
                lastTime = stretch.lastTime ?? lastTime
                if joined.size == promised { rootAtCheckpoint = joined.root(using: hasher) }
                try visit(stretch, joined)
            }
            if let error = outcome.error {
                if let start = outcome.start { try check(start, outcome.firstTime, follows: end, lastTime) }
                throw error
            }
        }
        guard joined.size == extent.size else {
            throw LogError(
                .damaged, "the log has \(joined.size) entries where \(extent.size) were found before",
                remedy: "it was cut short while it was read: restore events/ from a copy")
        }
        guard rootAtCheckpoint == extent.checkpoint.rootHash else { throw extent.rootMismatch }
        return (joined, end)
    }

    /// What shows of a stretch's first line only beside the one before it.
    private func check(
        _ start: LogPosition, _ firstTime: RecordedTime?, follows end: LogPosition, _ lastTime: RecordedTime?
    ) throws(LogError) {
        if start.sequence != end.sequence {
            throw damaged(start, .sequence(start.sequence, expected: end.sequence))
        }
        if let lastTime, let firstTime, firstTime < lastTime { throw damaged(start, .wentBack(firstTime)) }
    }
}

/// A fold that is one thread's, and hands every entry on.
private struct VisitingFold: EntryFold {
    let body: (borrowing ScannedEntry) throws(LogError) -> Void

    func take(_ entry: borrowing ScannedEntry) throws(LogError) { try body(entry) }
}
