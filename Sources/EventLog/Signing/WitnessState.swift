import CanonicalJSON
import MerkleTree

/// What a witness has seen of a log: the last checkpoint they put their name to, in a file of their own.
///
/// Their cosignature says that they know of no checkpoint that contradicts it. So the file is on the disk before a
/// cosignature is given out, under a lock, and nothing is cosigned that does not continue what is in it.
public struct WitnessState: Sendable {
    private let state: LastCheckpoint

    /// The state in a file, whether or not it is there yet.
    public init(path: String, environment: LogEnvironment = LogEnvironment()) {
        state = LastCheckpoint(
            path: path, files: LogFiles(system: environment.fileSystem), clock: environment.clock)
    }

    /// Takes note of a checkpoint that continues the last one.
    /// - Parameters:
    ///   - trustsFirstSight: Whether a checkpoint is taken as it is when none was seen before.
    ///   - checkGrowth: Throws unless it was shown that the log has only grown since the last checkpoint, which has fewer
    ///     entries; given `nil` at first sight.
    ///   - sign: Makes the cosignature.
    /// - Returns: What `sign` made, once the checkpoint is on the disk.
    /// - Throws: `ProofError` for a rollback, a fork, another log, or a first sight that is not trusted; ``LogError``.
    public func advance<Signed>(
        to checkpoint: Checkpoint, trustsFirstSight: Bool, checkGrowth: (_ last: Checkpoint?) throws -> Void,
        sign: () throws -> Signed
    ) throws -> Signed {
        let lock = try openLock()
        try state.wait(for: lock, occupation: "using this state file")
        let last = try state.read(remedy: "put the last checkpoint that you cosigned there")
        if let last {
            try check(checkpoint, continues: last)
            if checkpoint.size > last.size { try checkGrowth(last) }
        } else {
            guard trustsFirstSight else {
                throw ProofError(
                    "\(state.path.escapedForDisplay) is not there: nothing was seen of this log before, so nothing can"
                        + " contradict it; is this the first time, --trust-on-first-use takes the checkpoint as it is")
            }
            try checkGrowth(nil)
        }
        let signed = try sign()
        if checkpoint != last { try state.replace(with: checkpoint) }
        return withExtendedLifetime(lock) { signed }
    }

    /// Beside the state, whose own file is another one each time.
    private func openLock() throws(LogError) -> any OpenFile {
        do throws(LogError) {
            return try state.files.open(state.path + ".lock", .openOrCreate)
        } catch {
            guard let cause = error.cause, cause.isNotFound else { throw error }
            throw LogError(
                .cannotCreate, "cannot write \(state.path.escapedForDisplay): \(cause.reason)",
                remedy: "make its directory first")
        }
    }

    private func check(_ checkpoint: Checkpoint, continues last: Checkpoint) throws(ProofError) {
        guard ExactText(checkpoint.origin) == ExactText(last.origin) else {
            throw ProofError(
                "it is of the log \(checkpoint.origin.quotedForDisplay), and this state file is of"
                    + " \(last.origin.quotedForDisplay); have one for each log")
        }
        if checkpoint.size < last.size {
            throw ProofError(
                "a rollback: the checkpoint has \(checkpoint.size) entries, and this witness has seen \(last.size) before."
                    + " Either it is an old one, or entries were removed: ask the keepers of the ledger for one of"
                    + " today, and if that has no more, tell others")
        }
        if checkpoint.size == last.size, checkpoint.rootHash != last.rootHash {
            throw ProofError(
                "a fork: this witness has seen \(last.size) entries with the root hash \(last.rootHash), and the checkpoint"
                    + " has as many with another, \(checkpoint.rootHash). The ledger has two histories: keep both"
                    + " checkpoints, they are the evidence, and tell others")
        }
    }
}
