import CanonicalJSON
import MerkleTree

extension EntryLog {
    /// Opens a log that was not there, with its entry 0.
    ///
    /// Everything is made in a directory beside `events/`, which then takes that name in one step: at no moment is
    /// there a half-opened log, and of two who try at once one succeeds.
    /// - Throws: ``LogError``: `alreadyExists`, `permissionDenied`, `cannotCreate`, `inputOutput`.
    /// - Parameter signer: Signs entry 0, if it is to be signed.
    public func create(
        origin: String, first: ProposedEntry, by recorder: Recorder, signer: (any EntrySigner)? = nil
    ) throws(LogError) -> Receipt {
        if let names = try files.names(in: directory.events), !names.isEmpty { throw alreadyExists }
        var recordedTime = environment.clock.now
        var entry = Entry(
            id: first.id ?? environment.identifiers.makeIdentifier(at: recordedTime), source: origin, sequence: 0,
            recordedTime: recordedTime, recorder: recorder, type: first.type, data: first.data)
        if let signer {
            // Before anything is made: it may take a while, and come to nothing.
            entry.signature = try signer.signatures(of: [entry.signedBytes]).first
            recordedTime = environment.clock.now
            entry.recordedTime = recordedTime
        }
        try checkYear(of: recordedTime)
        try makeParents()
        let hasher = MerkleHasher()
        var range = CompactRange()
        range.append(hasher.leaf(entry.line), using: hasher)
        let checkpoint = Checkpoint(origin: origin, size: 1, rootHash: range.root(using: hasher))

        let contents = [
            (SegmentName(year: recordedTime.year).text, entry.line + [UInt8(ascii: "\n")]),
            ("checkpoint", Array(checkpoint.text.utf8)),
        ]
        let (temporary, lock) = try makeOpening()
        defer { withExtendedLifetime(lock) {} }
        do throws(LogError) {
            for (name, bytes) in contents {
                let file = try files.create(temporary + "/" + name)
                try files.write(bytes, to: file, at: 0)
                try files.sync(file)
            }
            try files.syncDirectory(temporary)
            try files.rename(temporary, to: directory.events)
            try files.syncDirectory(directory.path)
        } catch {
            for (name, _) in contents { try? environment.fileSystem.removeFile(temporary + "/" + name) }
            try? environment.fileSystem.removeDirectory(temporary)
            throw error.cause?.isAlreadyThere == true ? alreadyExists : error
        }
        writeFrontier(range, segment: SegmentName(year: recordedTime.year), offset: contents[0].1.count)
        return Receipt(
            appended: 1, duplicates: 0, sequences: 0...0, checkpoint: checkpoint,
            notices: [writeGitAttributes()].compactMap { $0 })
    }

    /// Makes the directory that a ledger is made in, and removes those that killed processes left. It stays locked until it is
    /// in its place, so that another process leaves it alone.
    private func makeOpening() throws(LogError) -> (path: String, lock: (any OpenFile)?) {
        files.removeAbandoned(LogDirectory.openingPrefix, in: directory.path, .directory)
        var attempts = 0
        while true {
            let distinct = environment.identifiers.makeIdentifier(at: environment.clock.now)
            let path = directory.path + "/" + LogDirectory.openingPrefix + distinct
            try creating { () throws(LogError) in try files.makeDirectoryIfMissing(path) }
            attempts += 1
            let lock = try? files.openIfPresent(path, .directory)
            // In the moment before it was locked, another process may have taken it for a left one.
            if let lock, (try? tryLock(lock)) == true, (try? lock.isAt(path)) == true { return (path, lock) }
            if attempts == EntryLog.attemptLimit { return (path, lock) }
        }
    }

    private var alreadyExists: LogError {
        LogError(
            .alreadyExists, "there is a ledger in \(directory.path.quotedForDisplay) already, or events/ is not empty",
            remedy: "use it as it is, or open another one elsewhere with --ledger")
    }

    /// Makes the ledger's directory and those above it, each durable before the next: a power failure must not take away
    /// the name of a directory that a receipt was given for.
    private func makeParents() throws(LogError) {
        var path = ""
        for component in directory.path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false) {
            path += String(component)
            if !path.isEmpty, path != ".", path != "..", try files.names(in: path) == nil {
                let missing = path
                try creating { () throws(LogError) in try files.makeDirectoryIfMissing(missing) }
                try files.syncDirectory(missing.parentDirectory)
            }
            path += "/"
        }
        guard try files.names(in: directory.path) != nil else {
            throw LogError(
                .cannotCreate, "\(directory.path.quotedForDisplay) is not a directory",
                remedy: "name another one with --ledger")
        }
    }

    private func creating(_ body: () throws(LogError) -> Void) throws(LogError) {
        do throws(LogError) {
            try body()
        } catch  where error.code != .permissionDenied {
            var error = error
            error.code = .cannotCreate
            throw error
        }
    }
}
