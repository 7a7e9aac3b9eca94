import CanonicalJSON
import EventLog
import MerkleTree

/// A moment in a ledger's life: when it had a size, or at the end of a stretch of time.
public enum AsOf: Sendable {
    /// When it had that many entries.
    case size(Int)
    /// With what had been recorded up to then.
    case time(RecordedTime)

    /// Reads a moment as a command line gives it: digits alone are a size; `2026-11`, `2026-11-22` or a moment of RFC 3339
    /// is a time, the whole of a month or day included.
    /// - Throws: ``ValueError`` when it is neither.
    public init(_ text: String) throws(ValueError) {
        if let size = DecimalDigits.number(text) {
            self = .size(size)
        } else {
            self = .time(try RecordedPeriod(text).last)
        }
    }
}

/// A ledger as it stands, or as it stood at a moment: checked, and with its amendments known.
public struct LedgerView: Sendable {
    /// How far the log can be read today.
    let extent: LogExtent
    /// The ledger's checkpoint at the moment.
    public let checkpoint: Checkpoint
    /// Which entries had been amended by then.
    public let amendments: AmendmentIndex
    /// The policies there had been by then, as far as they can be read.
    public let policies: PolicyCourse
    /// The figures at the moment.
    let statistics: YearlyStatistics
    /// The entries that had published figures by then, in order.
    let publications: [Entry]
    /// Finds its entries.
    public let finder: LogEntryFinder

    /// Number of entries at the moment.
    public var size: Int { checkpoint.size }
}

extension Ledger {
    /// The ledger as it stands, or as it stood at a moment. Reads the whole log, and checks it.
    /// - Throws: ``ValueError`` for a moment the ledger has not lived; `LogError`: `notFound`, `damaged`.
    public func view(asOf moment: AsOf? = nil) throws -> LedgerView {
        try view(of: try log.extent(), asOf: moment)
    }

    /// As ``view(asOf:)``, of a log that was looked at before.
    func view(of extent: LogExtent, asOf moment: AsOf? = nil) throws -> LedgerView {
        if case .size(let size) = moment, !(1...extent.size).contains(size) {
            throw ValueError("the ledger never had \(size) entries; it began with 1 and has \(extent.size)")
        }
        let finder = LogEntryFinder(log, extent)
        let size = try self.size(at: moment, extent, finder)
        guard size > 0 else {
            let opened = try finder.entry(at: 0).recordedTime.text
            throw ValueError("nothing was recorded by then; the ledger was opened at \(opened)")
        }
        var amendments = AmendmentIndex()
        var statistics = YearlyStatistics()
        var publications: [Entry] = []
        var range = CompactRange()
        try log.fold(extent, cuts: [size]) {
            ViewFold(size: size)
        } visit: { stretch, upToHere throws(LogError) in
            if upToHere.size > size { return }
            try amendments.add(stretch.fold.amendments, finder)
            try statistics.add(stretch.fold.statistics.statistics, finder)
            publications += stretch.fold.publications
            range = upToHere
        }
        return LedgerView(
            extent: extent,
            checkpoint: Checkpoint(
                origin: extent.origin, size: range.size, rootHash: range.root(using: MerkleHasher())),
            amendments: amendments, policies: policies(of: amendments, finder), statistics: statistics,
            publications: publications, finder: finder)
    }

    private func policies(of index: AmendmentIndex, _ finder: LogEntryFinder) -> PolicyCourse {
        func entries(_ sequences: [Int]) throws(LogError) -> [Entry] {
            try sequences.map { sequence throws(LogError) in try finder.entry(at: sequence) }
        }
        let course = try? PolicyCourse(try entries([0] + index.policies), finder) { target throws(LogError) in
            try entries(index.countersignatures[target] ?? [])
        }
        return course ?? PolicyCourse()
    }

    /// How many entries the ledger had at a moment.
    private func size(
        at moment: AsOf?, _ extent: LogExtent, _ finder: LogEntryFinder
    ) throws(LogError) -> Int {
        switch moment {
        case nil: return extent.size
        case .size(let size): return size
        case .time(let time):
            // Recorded times never go back, so that the entries recorded by then can be counted by halving.
            var (low, high) = (0, extent.size)
            while low < high {
                let middle = low + (high - low) / 2
                if try finder.entry(at: middle).recordedTime <= time { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// Goes through the entries of a view in order.
    func replay(_ view: LedgerView, _ body: (borrowing ScannedEntry) throws -> Void) throws {
        try log.forEachEntry(of: view.extent) { entry in
            if entry.sequence < view.size { try body(entry) }
        }
    }

    /// The yearly statistics of a view. Neither reads nor writes the snapshot.
    public func statistics(of view: LedgerView) -> LedgerStatistics {
        LedgerStatistics(checkpoint: view.checkpoint, statistics: view.statistics)
    }
}

extension LedgerView {
    /// The year in which an entry counts that was never amended; `nil` when that takes a closer look.
    func plainYear(of entry: borrowing ScannedEntry) -> Int? {
        guard let layout = ActivityLayout.of(entry), amendments.amendments[entry.sequence] == nil else { return nil }
        return ScannedActivity(layout, entry.members.all, from: entry.base)?.year
    }
}
