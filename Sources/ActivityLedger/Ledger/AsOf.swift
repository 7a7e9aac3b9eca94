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
    /// Finds its entries.
    public let finder: LogEntryFinder

    /// Number of entries at the moment.
    public var size: Int { checkpoint.size }
}

extension Ledger {
    /// The ledger as it stands, or as it stood at a moment. Reads the whole log, and checks it.
    /// - Throws: ``ValueError`` for a moment the ledger has not lived; ``LogError``: `notFound`, `damaged`.
    public func view(asOf moment: AsOf? = nil) throws -> LedgerView {
        let extent = try log.extent()
        if case .size(let size) = moment, !(1...extent.size).contains(size) {
            throw ValueError("the ledger never had \(size) entries; it began with 1 and has \(extent.size)")
        }
        let finder = LogEntryFinder(log, extent)
        let hasher = MerkleHasher()
        var range = CompactRange()
        var amendments = AmendmentIndex()
        var opened: RecordedTime?
        let whole = try log.checkedReplay(extent, using: hasher) { entry, line in
            opened = opened ?? entry.recordedTime
            guard let moment else { return try amendments.add(entry, finder) }
            guard moment.includes(entry) else { return }
            range.append(hasher.leaf(UnsafeRawBufferPointer(line)), using: hasher)
            try amendments.add(entry, finder)
        }
        if moment == nil { range = whole }
        guard range.size > 0 else {
            throw ValueError("nothing was recorded by then; the ledger was opened at \(opened?.text ?? "no time")")
        }
        return LedgerView(
            extent: extent,
            checkpoint: Checkpoint(origin: extent.origin, size: range.size, rootHash: range.root(using: hasher)),
            amendments: amendments, finder: finder)
    }

    /// Goes through the entries of a view in order.
    func replay(_ view: LedgerView, _ body: (Entry) throws -> Void) throws {
        try log.replay(view.extent) { entry, _ in
            if entry.sequence < view.size { try body(entry) }
        }
    }

    /// The yearly statistics of a view. Neither reads nor writes the snapshot.
    /// - Throws: ``LogError``.
    public func statistics(of view: LedgerView) throws -> LedgerStatistics {
        var statistics = YearlyStatistics()
        try replay(view) { try statistics.add($0, view.finder) }
        return LedgerStatistics(checkpoint: view.checkpoint, statistics: statistics)
    }
}

extension AsOf {
    /// Whether an entry had been recorded.
    fileprivate func includes(_ entry: Entry) -> Bool {
        switch self {
        case .size(let size): entry.sequence < size
        case .time(let time): entry.recordedTime <= time
        }
    }
}
