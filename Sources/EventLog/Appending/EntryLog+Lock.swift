extension EntryLog {
    /// Takes the writers' lock, waiting for it at most `waitSeconds` seconds, behind the writers that waited before.
    ///
    /// It is the lock of the directory `events/` itself, which nothing removes: a file of its own could be cleaned away
    /// under a writer, and the next one would lock another.
    /// - Returns: The directory; the lock goes with the last reference to it.
    /// - Throws: ``LogError`` `busy` when the time is over.
    func takeLock(waitSeconds: Int) throws(LogError) -> any OpenFile {
        let deadline = environment.clock.elapsedMilliseconds + Int64(waitSeconds) * 1000
        while true {
            let directory = try lockedDirectory(until: deadline, waitSeconds)
            // Somebody may have put another directory there meanwhile, which other writers lock.
            if try isInPlace(directory) { return directory }
            _ = try remainingMilliseconds(until: deadline, waitSeconds)
        }
    }

    private func lockedDirectory(until deadline: Int64, _ waitSeconds: Int) throws(LogError) -> any OpenFile {
        let file = try openLock()
        if try tryLock(file) { return file }
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
            return try files.open(directory.events, .directory)
        } catch  where error.code == .notFound {
            // Reading the checkpoint says in better words what is missing.
            _ = try readCheckpoint()
            throw error
        }
    }

    private func isInPlace(_ file: any OpenFile) throws(LogError) -> Bool {
        do throws(SystemCallError) {
            return try file.isAt(directory.events)
        } catch  where error.isNotFound {
            return false
        } catch {
            throw LogError(error)
        }
    }

    func tryLock(_ file: any OpenFile) throws(LogError) -> Bool {
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
        let time = waitSeconds == 1 ? "1 second" : "\(waitSeconds) seconds"
        return LogError(
            .busy,
            "another process is writing to the ledger\(waitSeconds > 0 ? ", and was for \(time)" : "")",
            remedy: "try again, or wait longer with --wait")
    }
}
