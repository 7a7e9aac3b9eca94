import CanonicalJSON
import MerkleTree

/// A file with the last checkpoint that somebody has put their name to, which the next must continue.
struct LastCheckpoint: Sendable {
    let path: String
    let files: LogFiles
    let clock: any LogClock
    private static let waitSeconds = 10

    /// What is in the file; `nil` when there is none.
    /// - Parameter remedy: What to do when something else is in it.
    func read(remedy: String) throws(LogError) -> Checkpoint? {
        guard let bytes = try files.contents(of: path, limitBytes: 4096) else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self), let checkpoint = Checkpoint(text: text) else {
            throw LogError(
                .damaged,
                "\(path.escapedForDisplay) is not a checkpoint: expected three lines, origin, size and root hash",
                remedy: remedy)
        }
        return checkpoint
    }

    /// Puts another checkpoint there, on the disk before this returns.
    func replace(with checkpoint: Checkpoint) throws(LogError) {
        try files.replacePrivately(path, with: Array(checkpoint.text.utf8), temporary: path + ".new")
    }

    /// Takes the lock of a file.
    /// - Parameter occupation: What another process that has it is doing, for messages.
    func wait(for file: any OpenFile, occupation: String) throws(LogError) {
        let deadline = clock.elapsedMilliseconds + Int64(Self.waitSeconds) * 1000
        while true {
            do throws(SystemCallError) {
                if try file.tryLock() { return }
            } catch {
                if !error.isInterruption { throw LogError(error) }
            }
            guard clock.elapsedMilliseconds < deadline else {
                throw LogError(
                    .busy, "another process is \(occupation), and was for \(Self.waitSeconds) seconds",
                    remedy: "try again")
            }
            clock.wait(milliseconds: 16)
        }
    }
}
