import EventLog
import MerkleTree

/// The yearly statistics of a ledger, and which state of the ledger they are of.
public struct LedgerStatistics: Sendable {
    /// The ledger when it was read.
    public let checkpoint: Checkpoint
    /// The figures, for people and programs to read. To go on from them takes the log, or its snapshot.
    public let statistics: YearlyStatistics
    /// What the caller should know besides, such as that the snapshot did not fit.
    public let notices: [String]

    init(checkpoint: Checkpoint, statistics: YearlyStatistics, notices: [String] = []) {
        self.checkpoint = checkpoint
        self.statistics = statistics.figuresAlone
        self.notices = notices
    }
}

extension Ledger {
    /// Regenerates the yearly statistics and their snapshot.
    ///
    /// Goes on from the snapshot when that fits the log, and from zero when there is none, when it does not fit or when
    /// `fromZero` asks for it; the result is the same. The entries read are hashed, and must give the checkpoint's root.
    /// - Parameters:
    ///   - years: The years that the caller needs, of which alone the result then is; `nil` for all of them.
    ///   - fromZero: Read the whole log, whatever the snapshot says.
    ///   - writesSnapshot: Bring the snapshot up to date. Without it nothing is written.
    ///   - progress: Told how far it is.
    /// - Throws: `LogError`: `notFound`, `damaged`, `permissionDenied`, `inputOutput`.
    public func statistics(
        of years: [Int]? = nil, fromZero: Bool = false, writesSnapshot: Bool = true, progress: WorkProgress? = nil
    ) throws -> LedgerStatistics {
        let extent = try log.extent()
        let stored = StoredSnapshot(log)
        var notices: [String] = []
        var result: (snapshot: StatisticsSnapshot, statistics: YearlyStatistics)?
        if !fromZero {
            var problem = stored.problem
            if let snapshot = stored.snapshot {
                result = try? resumed(from: snapshot, over: extent, years, progress)
                if result == nil { problem = "does not fit this log" }
            }
            if let problem {
                notices.append("\(StoredSnapshot.name) \(problem); the statistics were made from zero")
            }
        }
        let (snapshot, statistics) = try result ?? replayed(extent, years, progress)
        if writesSnapshot {
            let bytes = snapshot.bytes
            if bytes != stored.bytes, let reason = write(bytes) {
                notices.append("the snapshot was not written: \(reason)")
            }
        }
        return LedgerStatistics(checkpoint: snapshot.checkpoint, statistics: statistics, notices: notices)
    }

    /// Writes the snapshot; returns why not, if it was not. The figures are as good without.
    private func write(_ snapshot: [UInt8]) -> String? {
        guard snapshot.count <= snapshotLimitBytes else {
            return "it would have \(snapshot.count) bytes, and no more than \(snapshotLimitBytes) are read;"
                + " the statistics are made from zero each time"
        }
        do throws(LogError) {
            try log.writeDerived(StatisticsSnapshot.fileName, snapshot)
            return nil
        } catch {
            return error.description
        }
    }

    /// The statistics from zero.
    private func replayed(
        _ extent: LogExtent, _ years: [Int]?, _ progress: WorkProgress?
    ) throws -> (snapshot: StatisticsSnapshot, statistics: YearlyStatistics) {
        let (statistics, position, range) = try read(extent, from: .start, after: CompactRange(), progress)
        let snapshot = StatisticsSnapshot(
            checkpoint: checkpoint(extent, range), position: position, range: range, statistics: statistics)
        return (snapshot, statistics.only(years))
    }

    /// The statistics from a snapshot on.
    ///
    /// Adding the leaves behind a snapshot to its frontier must give the checkpoint's root: that proves, in the time it
    /// takes to read what is new, that the frontier is of this log.
    /// - Throws: When the snapshot is not of this log, whatever else is wrong with it, or with the log, which then shows in a
    ///   replay from zero.
    private func resumed(
        from stored: StatisticsSnapshot, over extent: LogExtent, _ years: [Int]?, _ progress: WorkProgress?
    ) throws -> (snapshot: StatisticsSnapshot, statistics: YearlyStatistics) {
        var snapshot = stored
        guard snapshot.checkpoint.origin == extent.origin,
            snapshot.checkpoint.size <= extent.checkpoint.size,
            snapshot.range.root(using: MerkleHasher()) == snapshot.checkpoint.rootHash
        else { throw ForeignText() }
        var (part, position, range) = try read(extent, from: snapshot.position, after: snapshot.range, progress)
        let isBehind = range.size > snapshot.checkpoint.size
        if isBehind { try takeEarlierAmendments(into: &part, behind: snapshot.checkpoint.size, extent) }
        // What changes and what is asked for: each year is parsed once.
        var statistics = try snapshot.statistics(of: years.map { $0 + part.years })
        statistics.addSections(part.sections)
        if isBehind {
            snapshot.update(part.years, from: statistics, checkpoint(extent, range), position, range)
        }
        return (snapshot, statistics.only(years))
    }

    /// The statistics of the part of the log from a position on, which take the originals of what it amends for counted.
    private func read(
        _ extent: LogExtent, from start: LogPosition, after startRange: CompactRange, _ progress: WorkProgress?
    ) throws -> (statistics: YearlyStatistics, position: LogPosition, range: CompactRange) {
        let finder = LogEntryFinder(log, extent)
        var statistics = YearlyStatistics()
        let (end, position) = try log.fold(extent, from: start, after: startRange, progress: progress) {
            StatisticsFold()
        } visit: { stretch, _ throws(LogError) in
            try statistics.add(stretch.fold.statistics, finder)
        }
        return (statistics, position, end)
    }

    /// Takes away, for what a part of the log amends, what it counted as before that part, instead of the original. Asks the
    /// index, but only where there is anything to ask.
    private func takeEarlierAmendments(
        into part: inout YearlyStatistics, behind size: Int, _ extent: LogExtent
    ) throws(LogError) {
        let amended = part.latestAmendments.filter { $0.key < size }.sorted { $0.key < $1.key }
        if amended.isEmpty { return }
        let finder = LogEntryFinder(log, extent)
        let amendments = try AmendmentFinder(log, extent, of: amended.map(\.key), by: .reader)
        for (target, later) in amended {
            guard let earlier = try amendments.latest(of: target, before: size) else { continue }
            let original = try finder.entry(at: target)
            if let counted = try Activity(original) { part.add(counted) }
            guard let corrected = try Activity(original, amendedBy: earlier) else {
                throw Amendment.follows(retractionOf: target, later)
            }
            part.subtract(corrected)
        }
    }

    private func checkpoint(_ extent: LogExtent, _ range: CompactRange) -> Checkpoint {
        Checkpoint(origin: extent.origin, size: range.size, rootHash: range.root(using: MerkleHasher()))
    }
}
