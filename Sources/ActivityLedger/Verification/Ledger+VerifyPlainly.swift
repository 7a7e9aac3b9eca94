import CanonicalJSON
import EventLog
import MerkleTree

extension Ledger {
    /// Verifies on the fast way, all cores at once: what every ledger passes with which nothing is wrong.
    /// - Parameter discounted: Countersignatures that count for nothing, by their sequences.
    /// - Returns: `nil` as soon as there is a doubt about anything. The slow way then finds out.
    func verifiedPlainly(
        _ kept: [Checkpoint], _ progress: WorkProgress?, _ look: LedgerLook, discounting discounted: Set<Int> = [],
        watching types: [String]? = nil
    ) -> LedgerVerification? {
        guard let extent = look.extent, look.finding == nil, extent.checkpoint.size > 0,
            let sizes = try? log.segmentSizes(extent)
        else { return nil }
        let stored = look.stored
        var join = PlainVerification(stored.snapshot, stored.bytes, kept, extent, LogEntryFinder(log, extent))
        let seed = UInt64.random(in: .min ... .max)
        let log = log
        let watchedTypes = types ?? typesNeedingSecondPerson(extent)
        let folded = try? log.fold(extent, cuts: join.sizes, progress: progress) {
            VerificationFold(IdentifierHashes(seed: seed, log), watchedTypes: watchedTypes, discounting: discounted)
        } visit: { stretch, range throws(LogError) in
            try join.add(stretch, range)
        }
        if folded != nil, types == nil, !join.policies.unwatchedTypes.isEmpty {
            // Only now it is known what to look for: once more, and then no index is asked.
            return verifiedPlainly(
                kept, progress, look, discounting: discounted,
                watching: watchedTypes + join.policies.unwatchedTypes.sorted())
        }
        guard let folded, let isInOrder = try? join.finish(), isInOrder else { return nil }
        var verification = LedgerVerification(
            checkpoint: Checkpoint(
                origin: extent.origin, size: folded.range.size, rootHash: folded.range.root(using: MerkleHasher())),
            findings: Findings(), notes: look.notes + stored.notes + join.notes, segmentCount: sizes.count,
            sizeBytes: sizes.reduce(0, +), hasSnapshot: stored.snapshot != nil)
        verification.policyStanding = join.policies.standing
        return verification
    }
}

/// Joins the stretches of a verification, in the log's order.
private struct PlainVerification {
    /// A stretch or its place raises a doubt.
    private static let doubt = LogError(.damaged, "something may be wrong")

    /// Sizes at which something is to be compared.
    let sizes: [Int]
    /// What an auditor should know and is no fault.
    private(set) var notes: [String] = []

    private let snapshot: StatisticsSnapshot?
    private let stored: [UInt8]?
    private let kept: [Checkpoint]
    private let extent: LogExtent
    private let finder: LogEntryFinder
    private let hasher = MerkleHasher()
    private(set) var policies = PolicyJoin()
    private var statistics = YearlyStatistics()
    private var identifiers: [IdentifierHashes] = []
    private var previous = CompactRange()
    private var openBatch: RecordedTime?
    private var batchesBeyondCheckpoint = 0
    private var hasMetSnapshot = false
    private var metCheckpoints: Set<Int> = []

    init(
        _ snapshot: StatisticsSnapshot?, _ stored: [UInt8]?, _ kept: [Checkpoint], _ extent: LogExtent,
        _ finder: LogEntryFinder
    ) {
        self.snapshot = snapshot
        self.stored = stored
        self.kept = kept
        self.extent = extent
        self.finder = finder
        sizes = kept.map(\.size) + (snapshot.map { [$0.checkpoint.size] } ?? [])
    }

    mutating func add(_ stretch: FoldedStretch<VerificationFold>, _ range: CompactRange) throws(LogError) {
        let fold = stretch.fold
        // First of all: what policies ask for must be known, whatever else is wrong.
        guard try policies.add(fold.policies, finder) else { throw Self.doubt }
        if fold.hasDoubt { throw Self.doubt }
        if let openBatch, openBatch != stretch.firstTime { throw Self.doubt }
        openBatch = fold.openBatch
        if stretch.range.begin >= extent.checkpoint.size { batchesBeyondCheckpoint += fold.batchCount }
        identifiers.append(fold.identifiers)
        if let publication = fold.publication { try check(publication) }
        try statistics.add(fold.statistics.statistics, finder)
        if let snapshot, snapshot.checkpoint.size == range.size {
            let replayed = StatisticsSnapshot(
                checkpoint: Checkpoint(origin: extent.origin, size: range.size, rootHash: range.root(using: hasher)),
                position: stretch.end, range: range, statistics: statistics)
            guard replayed.bytes == stored else { throw Self.doubt }
            hasMetSnapshot = true
        }
        for checkpoint in kept where checkpoint.size == range.size {
            guard checkpoint.rootHash == range.root(using: hasher) else { throw Self.doubt }
            metCheckpoints.insert(checkpoint.size)
        }
        previous = range
    }

    /// Holds published figures against the state of the ledger that they state, when that is the one right before.
    private func check(_ publication: Publication) throws(LogError) {
        guard publication.size == previous.size else {
            if publication.size > previous.size { throw Self.doubt }
            return
        }
        guard publication.rootHash == previous.root(using: hasher), publication.firstDifference(from: statistics) == nil
        else { throw Self.doubt }
    }

    /// - Returns: Whether everything is in order.
    mutating func finish() throws(LogError) -> Bool {
        guard snapshot == nil || hasMetSnapshot, openBatch == nil, policies.isComplete else { return false }
        if extent.isBehindLog {
            if batchesBeyondCheckpoint > 1 { return false }
            notes.append(LogInspection.lagNote(extent.checkpoint, size: extent.size))
        }
        for checkpoint in kept {
            let isOurs = ExactText(checkpoint.origin) == ExactText(extent.origin)
            guard isOurs, checkpoint.size > 0, metCheckpoints.contains(checkpoint.size) else { return false }
            notes.append(LogInspection.continuationNote(checkpoint.size))
        }
        return try !IdentifierHashes.hasRepetition(identifiers)
    }
}
