import CanonicalJSON
import MerkleTree

extension EntryLog {
    /// The checkpoint on disk; one of size 0 when the file is blank.
    ///
    /// The checkpoint is renamed into place without a sync of its own, so a power failure may leave a file under its name
    /// whose contents never reached the disk: empty, or zeros. Every receipted entry is in the log all the same. Any other
    /// contents were written by somebody, and are damage.
    /// - Throws: ``LogError``: `notFound` without a ledger, `damaged` when the file is missing or not a checkpoint.
    func readCheckpoint() throws(LogError) -> Checkpoint {
        guard let bytes = try files.contents(of: directory.checkpoint, limitBytes: 4096) else {
            guard let names = try files.names(in: directory.events), !names.isEmpty else { throw noLedger }
            throw LogError(
                .damaged, "events/checkpoint is missing", remedy: "restore it from a copy; do not append")
        }
        if bytes.allSatisfy({ $0 == 0 }) { return try blankCheckpoint() }
        if bytes.contains(UInt8(ascii: "\r")) {
            throw LogError(
                .damaged,
                "events/checkpoint has CR LF for line ends; git (core.autocrlf) or an editor changed the line ends",
                remedy: "take events/ from a copy, or check it out again: git -c core.autocrlf=false checkout -- events"
            )
        }
        guard let checkpoint = Checkpoint(text: String(decoding: bytes, as: UTF8.self)), checkpoint.size > 0 else {
            throw LogError(
                .damaged, "events/checkpoint is not a checkpoint: expected three lines, origin, size and root hash",
                remedy: "restore it from a copy; do not append")
        }
        return checkpoint
    }

    private func blankCheckpoint() throws(LogError) -> Checkpoint {
        guard let segment = try segmentNames().first,
            let line = try lineReader(over: try files.open(directory.segment(segment), .read), from: 0).nextLine(),
            let entry = try? Entry(line, at: LogPosition(segment: segment, line: 0, offset: 0, sequence: 0))
        else {
            throw LogError(
                .damaged, "events/checkpoint is blank, and the log does not begin with an entry",
                remedy: "restore events/ from a copy; do not append")
        }
        return Checkpoint(origin: entry.source, size: 0, rootHash: .emptyTree)
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
