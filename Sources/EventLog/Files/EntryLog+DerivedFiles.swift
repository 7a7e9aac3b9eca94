// Files in `snapshots/`: made from the log, and made again when they are lost.

extension EntryLog {
    /// What a derived file holds; `nil` when there is none.
    public func readDerived(_ name: String, limitBytes: Int) throws(LogError) -> [UInt8]? {
        try files.contents(of: directory.snapshots + "/" + name, limitBytes: limitBytes)
    }

    /// What is to be said of files that the system does not let us read. Everything goes on without them, and takes its time.
    public func derivedFileNotices() -> [String] {
        var notices: [String] = []
        let runs = readIndexManifest()?.runs.map(\.fileName) ?? []
        for name in [frontierName, IndexManifest.fileName] + runs {
            do throws(LogError) {
                _ = try files.openIfPresent(directory.snapshots + "/" + name)
            } catch {
                notices.append("\(error.message): it is done without; move it away, and it is made again")
            }
        }
        return notices
    }

    /// Replaces a derived file in one step. Two processes at once do no harm: each has a temporary file of its own.
    public func writeDerived(_ name: String, _ bytes: [UInt8]) throws(LogError) {
        let path = directory.snapshots + "/" + name
        var attempts = 0
        while true {
            try files.makeDirectoryIfMissing(directory.snapshots)
            files.removeAbandoned(name + ".new-", in: directory.snapshots)
            let distinct = environment.identifiers.makeIdentifier(at: environment.clock.now)
            attempts += 1
            do throws(LogError) {
                return try files.replace(path, with: bytes, temporary: path + ".new-" + distinct)
            } catch  where error.code == .notFound && attempts < Self.attemptLimit {
                // Another process took the new file for an abandoned one, in the moment before it was locked.
                continue
            }
        }
    }

    /// How often something new is made in the place of what another process took away.
    static let attemptLimit = 10
}
