import EventLog
import MerkleTree

extension Ledger {
    /// Verifies the whole ledger from its bytes: every line canonical and valid, in sequence, recorded in the order of
    /// time, with an id of its own; the checkpoint's root hash; the snapshot equal to a replay.
    ///
    /// Takes no lock and writes nothing. All faults are reported, not just the first.
    /// - Parameters:
    ///   - kept: Checkpoints kept elsewhere. Only these can show that a log was cut or rolled back together with its
    ///     own checkpoint.
    ///   - progress: Told now and then how many bytes were read, of how many.
    /// - Throws: ``LogError``: `notFound`, `permissionDenied`, `inputOutput`.
    public func verify(
        kept: [Checkpoint] = [], progress: (Int, Int) -> Void = { _, _ in }
    ) throws(LogError) -> LedgerVerification {
        let stored = try log.readDerived(StatisticsSnapshot.fileName, limitBytes: StatisticsSnapshot.limitBytes)
        var entries = EntryVerification(stored: stored)
        let inspection = try log.inspect(kept: kept, progress: progress) { entry, position, range in
            entries.add(entry, at: position, range)
        }
        entries.finish()
        var findings = inspection.findings
        findings.add(entries.findings)
        return LedgerVerification(
            checkpoint: inspection.checkpoint.map {
                Checkpoint(origin: $0.origin, size: inspection.size, rootHash: inspection.rootHash)
            },
            findings: findings, notes: inspection.notes, segmentCount: inspection.segmentCount,
            sizeBytes: inspection.sizeBytes, hasSnapshot: stored != nil)
    }
}
