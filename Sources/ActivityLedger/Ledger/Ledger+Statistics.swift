import EventLog
import MerkleTree

/// The yearly statistics of a ledger, and which state of the ledger they are of.
public struct LedgerStatistics: Sendable {
    /// The ledger when it was read.
    public var checkpoint: Checkpoint
    /// The figures.
    public var statistics: YearlyStatistics
    /// What the caller should know besides, such as that the snapshot did not fit.
    public var notices: [String]
}

extension Ledger {
    /// Regenerates the yearly statistics and their snapshot.
    ///
    /// Goes on from the snapshot when that fits the log, and from zero when there is none, when it does not fit or when
    /// `fromZero` asks for it; the result is the same. The entries read are hashed, and must give the checkpoint's root.
    /// - Throws: ``LogError``: `notFound`, `damaged`, `permissionDenied`, `inputOutput`.
    public func statistics(fromZero: Bool = false) throws -> LedgerStatistics {
        let extent = try log.extent()
        let stored = try log.readDerived(StatisticsSnapshot.fileName, limitBytes: StatisticsSnapshot.limitBytes)
        var notices: [String] = []
        var result: StatisticsSnapshot?
        if let stored, !fromZero {
            result = advance(StatisticsSnapshot(text: stored), over: extent)
            if result == nil {
                notices.append(
                    "snapshots/\(StatisticsSnapshot.fileName) does not fit this log; the statistics were made from zero"
                )
            }
        }
        let snapshot = try result ?? replay(extent, from: nil)
        let text = Array(snapshot.text.utf8)
        if text != stored {
            if let refusal = try writeUnlessRefused(text) { notices.append(refusal) }
        }
        return LedgerStatistics(checkpoint: snapshot.checkpoint, statistics: snapshot.statistics, notices: notices)
    }

    /// Writes the snapshot; returns why not where the system gives no right to. An auditor may well have none, and the
    /// figures are as good.
    private func writeUnlessRefused(_ text: [UInt8]) throws(LogError) -> String? {
        do throws(LogError) {
            try log.writeDerived(StatisticsSnapshot.fileName, text)
            return nil
        } catch  where error.code == .permissionDenied {
            return "the snapshot was not written: \(error.message)"
        }
    }

    /// A snapshot brought up to date; `nil` when it is not of this log. Whatever is wrong then, with the snapshot or
    /// with the log, shows in a replay from zero.
    private func advance(_ snapshot: StatisticsSnapshot?, over extent: LogExtent) -> StatisticsSnapshot? {
        guard let snapshot, snapshot.checkpoint.origin == extent.origin,
            snapshot.checkpoint.size <= extent.checkpoint.size
        else { return nil }
        return try? replay(extent, from: snapshot)
    }

    /// The statistics at an extent's end.
    ///
    /// Adding the leaves behind a snapshot to its frontier must give the checkpoint's root: that proves, in the time it
    /// takes to read what is new, that the frontier is of this log.
    private func replay(_ extent: LogExtent, from start: StatisticsSnapshot?) throws -> StatisticsSnapshot {
        let hasher = MerkleHasher()
        var range = start?.range ?? CompactRange()
        var statistics = start?.statistics ?? YearlyStatistics()
        if let start, range.root(using: hasher) != start.checkpoint.rootHash { throw extent.rootMismatch }
        var rootAtCheckpoint = range.root(using: hasher)
        let finder = LogEntryFinder(log, extent)
        let folded = try log.checkedFold(extent, from: start?.position ?? .start, after: range) {
            StatisticsFold()
        } visit: { stretch, _ in
            try statistics.add(stretch.fold.statistics, finder)
        }
        if let folded {
            let checkpoint = Checkpoint(
                origin: extent.origin, size: folded.range.size, rootHash: folded.range.root(using: hasher))
            return StatisticsSnapshot(
                checkpoint: checkpoint, position: folded.end, range: folded.range, statistics: statistics)
        }
        statistics = start?.statistics ?? YearlyStatistics()
        let end = try log.replay(extent, from: start?.position ?? .start) { entry, line in
            range.append(hasher.leaf(UnsafeRawBufferPointer(line)), using: hasher)
            if range.size == extent.checkpoint.size { rootAtCheckpoint = range.root(using: hasher) }
            try statistics.add(entry, finder)
        }
        guard rootAtCheckpoint == extent.checkpoint.rootHash else { throw extent.rootMismatch }
        let checkpoint = Checkpoint(origin: extent.origin, size: range.size, rootHash: range.root(using: hasher))
        return StatisticsSnapshot(checkpoint: checkpoint, position: end, range: range, statistics: statistics)
    }
}
