/// File work with the interruptions and short counts of ``FileSystem`` dealt with, in one place and one way: an
/// interrupted call is made again, a short one goes on where it stopped, a failed sync is final.
struct LogFiles: Sendable {
    let system: any FileSystem

    /// Opens a file; `nil` when there is none.
    func openIfPresent(_ path: String, _ access: FileAccess = .read) throws(LogError) -> (any OpenFile)? {
        do throws(SystemCallError) {
            return try retryingInterruptions { () throws(SystemCallError) in try system.openFile(path, access) }
        } catch  where error.isNotFound {
            return nil
        } catch {
            throw LogError(error)
        }
    }

    func open(_ path: String, _ access: FileAccess) throws(LogError) -> any OpenFile {
        try translating { () throws(SystemCallError) in
            try retryingInterruptions { () throws(SystemCallError) in try system.openFile(path, access) }
        }
    }

    /// A file without a name, gone when it is closed.
    func temporaryFile() throws(LogError) -> any OpenFile {
        try translating { () throws(SystemCallError) in
            try retryingInterruptions { () throws(SystemCallError) in try system.openTemporaryFile() }
        }
    }

    /// Everything in a small file, or `nil` when there is none.
    /// - Throws: ``LogError`` also when the file is longer than `limitBytes`.
    func contents(of path: String, limitBytes: Int) throws(LogError) -> [UInt8]? {
        guard let file = try openIfPresent(path) else { return nil }
        let sizeBytes = try size(of: file)
        guard sizeBytes <= limitBytes else {
            throw LogError(
                .damaged, "\(path) has \(sizeBytes) bytes; at most \(limitBytes) were expected",
                remedy: "restore it from a copy")
        }
        return try read(file, at: 0, count: sizeBytes)
    }

    func size(of file: any OpenFile) throws(LogError) -> Int {
        try translating { () throws(SystemCallError) in try file.sizeBytes() }
    }

    /// Up to `count` bytes at `offset`; fewer only at the end of the file.
    func read(_ file: any OpenFile, at offset: Int, count: Int) throws(LogError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let start = filled
            let got = try translating { () throws(SystemCallError) in
                try retryingInterruptions { () throws(SystemCallError) in
                    try withBytes(of: &bytes, from: start) { buffer throws(SystemCallError) in
                        try file.read(into: buffer, at: offset + start)
                    }
                }
            }
            if got == 0 { break }
            filled += got
        }
        bytes.removeLast(count - filled)
        return bytes
    }

    /// One block at `offset` into a buffer of the caller's; 0 at the end of the file.
    func read(_ file: any OpenFile, into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(LogError) -> Int
    {
        try translating { () throws(SystemCallError) in
            try retryingInterruptions { () throws(SystemCallError) in try file.read(into: buffer, at: offset) }
        }
    }

    /// Writes all the bytes at `offset`.
    func write(_ bytes: [UInt8], to file: any OpenFile, at offset: Int) throws(LogError) {
        var written = 0
        while written < bytes.count {
            let start = written
            written += try translating { () throws(SystemCallError) in
                try retryingInterruptions { () throws(SystemCallError) in
                    let count: Result<Int, SystemCallError> = bytes.withUnsafeBytes { buffer in
                        Result { () throws(SystemCallError) in
                            try file.write(UnsafeRawBufferPointer(rebasing: buffer[start...]), at: offset + start)
                        }
                    }
                    return try count.get()
                }
            }
        }
    }

    /// Syncs a file, once. See ``OpenFile/sync()`` for why never again.
    func sync(_ file: any OpenFile) throws(LogError) {
        try translating { () throws(SystemCallError) in try file.sync() }
    }

    func truncate(_ file: any OpenFile, to sizeBytes: Int) throws(LogError) {
        try translating { () throws(SystemCallError) in
            try retryingInterruptions { () throws(SystemCallError) in try file.truncate(to: sizeBytes) }
        }
    }

    func syncDirectory(_ path: String) throws(LogError) {
        try translating { () throws(SystemCallError) in try system.syncDirectory(path) }
    }

    /// Puts `bytes` in the place of a file in one step, through a temporary file beside it. Readers see the old or the
    /// new contents, never a part. Not synced: meant for what can be made again from the log. The new file is locked until
    /// it is in its place, so that ``removeAbandoned(_:in:)`` leaves it alone.
    func replace(_ path: String, with bytes: [UInt8], temporary: String) throws(LogError) {
        do {
            let file = try createAnew(temporary, .create(like: path))
            _ = try? file.tryLock()
            try write(bytes, to: file, at: 0)
            try rename(temporary, to: path)
        } catch {
            try? system.removeFile(temporary)
            throw error
        }
    }

    /// As ``replace(_:with:temporary:)``, for what cannot be made again and only its owner may read: on the disk before this
    /// returns, or not there.
    func replacePrivately(_ path: String, with bytes: [UInt8], temporary: String) throws(LogError) {
        do {
            let file = try createAnew(temporary, .createPrivately)
            try write(bytes, to: file, at: 0)
            try sync(file)
            try rename(temporary, to: path)
        } catch {
            try? system.removeFile(temporary)
            throw error
        }
        try syncDirectory(path.parentDirectory)
    }

    /// A new file, also where an interrupted process left one of that name. Never the old one emptied: after a power
    /// failure its former contents might shine through.
    private func createAnew(_ path: String, _ access: FileAccess) throws(LogError) -> any OpenFile {
        do throws(LogError) {
            return try open(path, access)
        } catch {
            guard error.cause?.isAlreadyThere == true else { throw error }
        }
        try translating { () throws(SystemCallError) in try system.removeFile(path) }
        return try open(path, access)
    }

    /// A new file of those that everybody who may use its folder may use.
    func create(_ path: String) throws(LogError) -> any OpenFile {
        try open(path, .create(like: path.parentDirectory))
    }

    /// Removes what killed processes left of new files and directories: what has a name that begins so, and is not locked.
    func removeAbandoned(_ prefix: String, in directory: String, _ access: FileAccess = .read) {
        for name in (try? names(in: directory)) ?? [] where name.utf8.starts(with: prefix.utf8) {
            let path = directory + "/" + name
            guard let file = try? open(path, access), (try? file.tryLock()) == true else { continue }
            if case .directory = access {
                for name in (try? names(in: path)) ?? [] { try? system.removeFile(path + "/" + name) }
                try? system.removeDirectory(path)
            } else {
                try? system.removeFile(path)
            }
        }
    }

    func rename(_ oldPath: String, to newPath: String) throws(LogError) {
        try translating { () throws(SystemCallError) in try system.renameFile(oldPath, to: newPath) }
    }

    /// Names in a directory; `nil` when there is no such directory.
    func names(in path: String) throws(LogError) -> [String]? {
        do throws(SystemCallError) {
            return try retryingInterruptions { () throws(SystemCallError) in try system.namesInDirectory(path) }
        } catch  where error.isNotFound {
            return nil
        } catch {
            throw LogError(error)
        }
    }

    /// Whether everybody may write to it; not if that cannot be told.
    func isWritableByAll(_ path: String) -> Bool {
        (try? system.isWritableByAll(path)) ?? false
    }

    /// Makes a directory unless it is there.
    func makeDirectoryIfMissing(_ path: String) throws(LogError) {
        do throws(SystemCallError) {
            try system.makeDirectory(path)
        } catch  where error.isAlreadyThere {
            return
        } catch {
            throw LogError(error)
        }
    }
}

/// The policy for interrupted calls: make them again.
private func retryingInterruptions<Result>(
    _ body: () throws(SystemCallError) -> Result
) throws(SystemCallError) -> Result {
    while true {
        do throws(SystemCallError) {
            return try body()
        } catch  where error.isInterruption {
            continue
        }
    }
}

private func translating<Result>(_ body: () throws(SystemCallError) -> Result) throws(LogError) -> Result {
    do throws(SystemCallError) {
        return try body()
    } catch {
        throw LogError(error)
    }
}

/// The bytes of an array from `start` on, for a call with typed throws (which the standard `withUnsafeMutableBytes`
/// does not forward).
private func withBytes<Result>(
    of bytes: inout [UInt8], from start: Int,
    _ body: (UnsafeMutableRawBufferPointer) throws(SystemCallError) -> Result
) throws(SystemCallError) -> Result {
    let result: Swift.Result<Result, SystemCallError> = bytes.withUnsafeMutableBytes { buffer in
        do throws(SystemCallError) {
            return .success(try body(UnsafeMutableRawBufferPointer(rebasing: buffer[start...])))
        } catch {
            return .failure(error)
        }
    }
    return try result.get()
}
