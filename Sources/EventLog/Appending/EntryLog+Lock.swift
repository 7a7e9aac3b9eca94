extension EntryLog {
    /// Takes the writers' lock, waiting for it at most `waitSeconds` seconds.
    ///
    /// It is asked for again and again rather than waited for in the kernel, which has no timeout for it short of a
    /// signal, and a library must leave its process's signals alone. The pauses grow to 16 ms, so that many waiting
    /// writers do not keep the processor from the one that works.
    /// - Returns: The lock file; the lock goes with the last reference to it.
    /// - Throws: ``LogError`` `busy` when the time is over.
    func takeLock(waitSeconds: Int) throws(LogError) -> any OpenFile {
        let file: any OpenFile
        do throws(LogError) {
            file = try files.open(directory.lock, .openOrCreate)
        } catch  where error.code == .notFound {
            // events/ itself is missing; reading the checkpoint says so in better words.
            _ = try readCheckpoint()
            throw error
        }
        let clock = environment.clock
        let deadline = clock.elapsedMilliseconds + Int64(waitSeconds) * 1000
        var pause: Int64 = 1
        while true {
            do throws(SystemCallError) {
                if try file.tryLock() { return file }
            } catch  where error.isInterruption {
                continue
            } catch {
                throw LogError(error)
            }
            let remaining = deadline - clock.elapsedMilliseconds
            guard remaining > 0 else {
                throw LogError(
                    .busy, "another process is writing to the ledger, and was for \(waitSeconds) seconds",
                    remedy: "try again, or wait longer with --wait")
            }
            clock.wait(milliseconds: min(pause, remaining))
            pause = min(pause * 2, 16)
        }
    }
}
