import CanonicalJSON
import MerkleTree

extension EntryLog {
    /// The checkpoint on disk.
    /// - Throws: ``LogError``: `notFound` without a ledger, `damaged` when the file is missing or not a checkpoint.
    func readCheckpoint() throws(LogError) -> Checkpoint {
        guard let bytes = try files.contents(of: directory.checkpoint, limitBytes: 4096) else {
            guard let names = try files.names(in: directory.events), !names.isEmpty else { throw noLedger }
            throw LogError(
                .damaged, "events/checkpoint is missing", remedy: "restore it from a copy; do not append")
        }
        guard let checkpoint = Checkpoint(text: String(decoding: bytes, as: UTF8.self)), checkpoint.size > 0 else {
            throw LogError(
                .damaged, "events/checkpoint is not a checkpoint: expected three lines, origin, size and root hash",
                remedy: "restore it from a copy; do not append")
        }
        return checkpoint
    }

    /// Replaces the checkpoint. Not synced: the log was, and the checkpoint may lag behind it.
    func write(_ checkpoint: Checkpoint) throws(LogError) {
        try files.replace(
            directory.checkpoint, with: Array(checkpoint.text.utf8), temporary: directory.temporaryCheckpoint)
    }

    private var noLedger: LogError {
        LogError(
            .notFound, "there is no ledger in \(directory.path.quotedForDisplay)",
            remedy: "name its directory with --ledger, or open one with init")
    }
}
