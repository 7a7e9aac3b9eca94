import CanonicalJSON
import MerkleTree

/// A signing key on the disk, and beside it the last checkpoint that was signed with it, which the next must continue.
///
/// Whoever signs two checkpoints that contradict each other has lost everybody's trust, be it that the log was cut, that
/// an older copy was put in its place, or that two programs sign at the same time. So before a signature is given out, the
/// checkpoint is compared with the last one, under a lock, and replaces it on the disk.
public struct SigningKeyStore: Sendable {
    private let path: String
    private let files: LogFiles
    private let last: LastCheckpoint

    /// The key in a file, whether or not it is there yet.
    public init(path: String, environment: LogEnvironment = LogEnvironment()) {
        self.path = path
        files = LogFiles(system: environment.fileSystem)
        last = LastCheckpoint(path: path + ".last-checkpoint", files: files, clock: environment.clock)
    }

    /// Writes the file of a new key, and that nothing was signed with it yet. Both are for their owner's eyes alone.
    ///
    /// The key gets its name once all of it is on the disk. So who is interrupted leaves no key, at most the other file, and can
    /// do it again.
    /// - Throws: ``LogError``: `alreadyExists` when a file is there; `busy`, `cannotCreate`, `permissionDenied`, `inputOutput`.
    public func create(_ key: SigningKeyFile) throws(LogError) {
        try checkIsFree(path)
        let lastFile = try openLast()
        // Of two who do this at once, the second finds a key.
        try last.wait(for: lastFile, occupation: "making this key")
        try checkIsFree(path)
        let nothing = Array(Checkpoint(origin: key.verifierKey.name, size: 0, rootHash: .emptyTree).text.utf8)
        let there = try files.read(lastFile, at: 0, count: 4096)
        // Of a key with which something was signed, or somebody's other file.
        let isOurs = nothing.starts(with: there) || Checkpoint(text: String(decoding: there, as: UTF8.self))?.size == 0
        guard isOurs else { throw alreadyThere(last.path) }
        try files.truncate(lastFile, to: 0)
        try files.write(nothing, to: lastFile, at: 0)
        try files.sync(lastFile)
        try files.syncDirectory(path.parentDirectory)
        try files.replacePrivately(path, with: key.contents.withBytes { Array($0) }, temporary: path + ".new")
        withExtendedLifetime(lastFile) {}
    }

    private func checkIsFree(_ path: String) throws(LogError) {
        do throws(LogError) {
            if try files.openIfPresent(path) == nil { return }
        } catch {
            guard error.cause?.isForeignFile == true else { throw error }
        }
        throw alreadyThere(path)
    }

    /// The file of the last checkpoint: a new one, or the one there.
    private func openLast() throws(LogError) -> any OpenFile {
        do throws(LogError) {
            return try files.open(last.path, .createPrivately)
        } catch {
            guard let cause = error.cause else { throw error }
            if cause.isAlreadyThere { return try files.open(last.path, .update) }
            let name = last.path.escapedForDisplay
            throw LogError(
                cause.isPermission ? .permissionDenied : .cannotCreate, "cannot write \(name): \(cause.reason)",
                remedy: cause.isNotFound ? "make its directory first" : nil)
        }
    }

    private func alreadyThere(_ path: String) -> LogError {
        LogError(
            .alreadyExists, "\(path.escapedForDisplay) is there already, and a key is never written over",
            remedy: "choose another name")
    }

    /// Makes a checkpoint that continues the last one and signs it; nobody else signs with the key meanwhile.
    /// - Parameter make: Makes it, given the last one; throws when there can be none that continues it.
    /// - Returns: What `make` made, once its checkpoint is on the disk as the last one.
    /// - Throws: ``LogError``: `busy`, `notFound` and `damaged` about the last checkpoint; what `make` throws.
    public func signing<Signed>(_ make: (_ last: Checkpoint) throws -> (Signed, Checkpoint)) throws -> Signed {
        // The key's file never changes, so its lock is always the same one.
        let lock = try files.open(path, .read)
        try last.wait(for: lock, occupation: "signing with this key")
        let previous = try readLast()
        let (signed, checkpoint) = try make(previous)
        if checkpoint != previous { try last.replace(with: checkpoint) }
        return withExtendedLifetime(lock) { signed }
    }

    private func readLast() throws(LogError) -> Checkpoint {
        if let checkpoint = try last.read(remedy: "put the last checkpoint signed with this key there") {
            return checkpoint
        }
        throw LogError(
            .notFound, "\(last.path.escapedForDisplay) is missing, the last checkpoint signed with this key",
            remedy: "put it there again: without it, a second history of the log might be signed")
    }
}

extension String {
    /// The directory that a file of this path is in.
    var parentDirectory: String {
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == utf8.startIndex ? "/" : String(self[..<slash])
    }
}
