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
        // First: which policy is in force can depend on whose countersignatures count.
        let review = allowedSigners.map { signers in Result { try reviewSignatures(by: signers) } }
        let signatures = try? review?.get()
        let discounted = signatures?.discounted ?? []
        var verification =
            try verifiedPlainly(kept, progress, discounting: discounted)
            ?? verifiedThoroughly(kept, progress, discounting: discounted)
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

    /// Reads the log line by line on the slow way, and says all that is wrong.
    func verifiedThoroughly(
        _ kept: [Checkpoint], _ progress: WorkProgress?, discounting discounted: Set<Int> = []
    ) throws(LogError) -> LedgerVerification {
        let stored = try log.readDerived(StatisticsSnapshot.fileName, limitBytes: StatisticsSnapshot.limitBytes)
        var entries = EntryVerification(stored: stored, finder: finder(), discounting: discounted)
        let inspection = try log.inspect(kept: kept, progress: progress) { entry, position, range in
            entries.add(entry, at: position, range)
        }
        entries.finish(size: inspection.size)
        var findings = inspection.findings
        findings.add(entries.findings)
        var verification = LedgerVerification(
            checkpoint: inspection.checkpoint.map {
                Checkpoint(origin: $0.origin, size: inspection.size, rootHash: inspection.rootHash)
            },
            findings: findings, notes: inspection.notes, segmentCount: inspection.segmentCount,
            sizeBytes: inspection.sizeBytes, hasSnapshot: stored != nil)
        verification.policyStanding = entries.policyStanding
        return verification
    }

    /// Finds the targets of amendments, as far as the log can be read at all.
    private func finder() -> any EntryFinder {
        guard let extent = try? log.extent() else { return NoEntries() }
        return LogEntryFinder(log, extent)
    }
}

/// What is left of a log whose end cannot be found.
private struct NoEntries: EntryFinder {
    func entry(at sequence: Int) throws(LogError) -> Entry {
        throw LogError(.damaged, "the log cannot be searched")
    }
}
