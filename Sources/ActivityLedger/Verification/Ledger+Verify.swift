import EventLog
import MerkleTree
import Signatures

extension Ledger {
    /// Verifies the whole ledger from its bytes: every line canonical and valid, in sequence, recorded in the order of
    /// time, with an id of its own; the checkpoint's root hash; the snapshot equal to a replay.
    ///
    /// Takes no lock and writes nothing. All faults are reported, not just the first.
    /// - Parameters:
    ///   - kept: Checkpoints kept elsewhere. Only these can show that a log was cut or rolled back together with its
    ///     own checkpoint.
    ///   - allowedSigners: Whose signatures of entries are whose; without them signatures are not looked at.
    ///   - progress: Told how many bytes were read.
    /// - Throws: `LogError`: `notFound`, `permissionDenied`, `inputOutput`.
    public func verify(
        kept: [Checkpoint] = [], allowedSigners: AllowedSigners? = nil, progress: WorkProgress? = nil
    ) throws -> LedgerVerification {
        let look = try look()
        // First: which policy is in force can depend on whose countersignatures count.
        let review = allowedSigners.map { signers in
            Result { try reviewSignatures(by: signers, in: try look.extent ?? log.extent()) }
        }
        let signatures = try? review?.get()
        let discounted = signatures?.discounted ?? []
        var verification =
            try verifiedPlainly(kept, progress, look, discounting: discounted)
            ?? verifiedThoroughly(kept, progress, look, discounting: discounted)
        verification.keptSizes = kept.map(\.size)
        // A log that cannot be read to its end has said so by now. One that could be must not pass unjudged.
        if verification.isVerified { _ = try review?.get() }
        if let signatures {
            verification.signatures = signatures
            verification.findings.add(signatures.findings)
            verification.notes += signatures.notes
        }
        return verification
    }

    /// Looks at the ledger once: how far it reached and what was beside it at that moment.
    func look() throws(LogError) -> LedgerLook {
        // The snapshot first: what it was made of is in the log by then.
        let stored = StoredSnapshot(log)
        let extent = try? log.extent()
        let rest = try extent.map { extent throws(LogError) in try log.judgeRest(behind: extent) }
        return LedgerLook(
            extent: extent, stored: stored, finding: rest?.finding,
            notes: log.directoryNotices() + log.derivedFileNotices() + [rest?.note].compactMap { $0 }
                + (extent.map(log.clockNotices) ?? []))
    }

    /// Reads the log line by line on the slow way, and says all that is wrong.
    func verifiedThoroughly(
        _ kept: [Checkpoint], _ progress: WorkProgress?, _ look: LedgerLook, discounting discounted: Set<Int> = []
    ) throws(LogError) -> LedgerVerification {
        let finder = log.inspectionFinder
        var entries = EntryVerification(stored: look.stored, finder: finder, discounting: discounted)
        let inspection = try log.inspect(look.extent, noting: finder, kept: kept, progress: progress) {
            entry, position, range in
            entries.add(entry, at: position, range)
        }
        entries.finish(size: inspection.size)
        var findings = inspection.findings
        if let finding = look.finding { findings.add(finding) }
        findings.add(entries.findings)
        var verification = LedgerVerification(
            checkpoint: inspection.checkpoint.map {
                Checkpoint(origin: $0.origin, size: inspection.size, rootHash: inspection.rootHash)
            },
            findings: findings, notes: look.notes + inspection.notes + entries.notes,
            segmentCount: inspection.segmentCount,
            sizeBytes: inspection.sizeBytes, hasSnapshot: entries.hasMetSnapshot)
        verification.policyStanding = entries.policyStanding
        return verification
    }
}

/// What a verification judges: the ledger at one moment, whatever is recorded meanwhile.
struct LedgerLook {
    /// How far the log could be read; `nil` when its end could not be found.
    var extent: LogExtent?
    /// The snapshot, as far as it could be read.
    var stored: StoredSnapshot
    /// What is wrong behind the extent.
    var finding: Finding?
    /// What an auditor should know and is no fault.
    var notes: [String]
}
