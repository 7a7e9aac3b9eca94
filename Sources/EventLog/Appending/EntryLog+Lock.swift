extension EntryLog {
    /// Takes the writers' lock, waiting for it at most `waitSeconds` seconds, behind the writers that waited before.
    /// - Returns: The lock file; the lock goes with the last reference to it.
    /// - Throws: ``LogError`` `busy` when the time is over.
    func takeLock(waitSeconds: Int) throws(LogError) -> any OpenFile {
        let file = try openLock()
        if try tryLock(file) { return file }
        let deadline = environment.clock.elapsedMilliseconds + Int64(waitSeconds) * 1000
        if waitSeconds > 0 {
            guard let wait = LockWait.begin(file) else { return try pollLock(file, until: deadline, waitSeconds) }
            while !wait.ended.isRaised {
                let remaining = try remainingMilliseconds(until: deadline, waitSeconds)
                environment.clock.wait(milliseconds: remaining, for: wait.ended)
            }
            do throws(SystemCallError) {
                if let file = try wait.take() { return file }
            } catch {
                throw LogError(error)
            }
        }
        throw busy(waitSeconds)
    }

    private func openLock() throws(LogError) -> any OpenFile {
        do throws(LogError) {
            return try files.open(directory.lock, .openOrCreate)
        } catch  where error.code == .notFound {
            // events/ itself is missing; reading the checkpoint says so in better words.
            _ = try readCheckpoint()
            throw error
        }
    }

    private func tryLock(_ file: any OpenFile) throws(LogError) -> Bool {
        while true {
            do throws(SystemCallError) {
                return try file.tryLock()
            } catch  where error.isInterruption {
                continue
            } catch {
                throw LogError(error)
            }
        }
    }

    /// Asks for the lock again and again. The pauses grow to 16 ms, so that many waiting writers do not keep the
    /// processor from the one that works.
    private func pollLock(
        _ file: any OpenFile, until deadline: Int64, _ waitSeconds: Int
    ) throws(LogError) -> any OpenFile {
        var pause: Int64 = 1
        while try !tryLock(file) {
            environment.clock.wait(milliseconds: min(pause, try remainingMilliseconds(until: deadline, waitSeconds)))
            pause = min(pause * 2, 16)
        }
        return file
    }

    private func remainingMilliseconds(until deadline: Int64, _ waitSeconds: Int) throws(LogError) -> Int64 {
        let remaining = deadline - environment.clock.elapsedMilliseconds
        guard remaining > 0 else { throw busy(waitSeconds) }
        return remaining
    }

    private func busy(_ waitSeconds: Int) -> LogError {
        LogError(
            .busy, "another process is writing to the ledger, and was for \(waitSeconds) seconds",
            remedy: "try again, or wait longer with --wait")
    }
}
