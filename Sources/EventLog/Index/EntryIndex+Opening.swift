import MerkleTree

// How an index comes to be believed, or made.

extension EntryIndex {
    func open() throws(LogError) {
        var manifest = log.readIndexManifest()
        var lock: (isHeld: Bool, file: (any OpenFile)?) = (false, nil)
        if access == .lockHolder || isOutdated(manifest) { lock = lockToWrite() }
        defer { withExtendedLifetime(lock) {} }
        // Somebody else may have brought it up to date before the lock was there.
        if lock.file != nil { manifest = log.readIndexManifest() }
        while let current = manifest {
            if believe(current, writing: lock.isHeld) { return }
            // Without the lock, another process may have merged its runs meanwhile.
            manifest = log.readIndexManifest()
            if manifest == nil || manifest == current { break }
        }
        if !lock.isHeld, isOutdated(nil) { lock = lockToWrite() }
        isFromLog = true
        recent = try readAll(writing: lock.isHeld)
    }

    private func isOutdated(_ manifest: IndexManifest?) -> Bool {
        extent.size - (manifest?.size ?? 0) >= log.indexLimits.tailEntries
    }

    /// The right to write the index, as far as it is to be had at once.
    func lockToWrite() -> (isHeld: Bool, file: (any OpenFile)?) {
        switch access {
        case .reader: return (false, nil)
        case .lockHolder: return (true, nil)
        case .writer:
            let file = try? log.takeLock(waitSeconds: 0)
            return (file != nil, file)
        }
    }

    /// Takes up an index if it is of this log, with all its runs there.
    private func believe(_ manifest: IndexManifest, writing: Bool) -> Bool {
        // Others may have appended, and brought the index up to date, since the extent was found.
        if manifest.size > provenExtent.checkpoint.size, let extent = try? log.extent() { provenExtent = extent }
        // Beyond the checkpoint there is nothing that it could be proved with.
        guard manifest.size <= provenExtent.checkpoint.size else { return false }
        let opened = try? manifest.runs.map { run throws(IndexFault) in
            try IndexRunReader(run, in: log, using: hasher)
        }
        guard let opened, let records = try? read(from: manifest, writing: writing) else { return false }
        (runs, recent) = (opened, records)
        return true
    }

    /// Reads the log behind an index, checks that the index is of it, and brings it up to date.
    /// - Returns: The records of selected terms that were read.
    /// - Throws: ``LogError`` `damaged` when the log is not what its checkpoint was made of, or the index not of it.
    private func read(from manifest: IndexManifest, writing: Bool) throws(LogError) -> [IndexRecord] {
        let extent = provenExtent
        let reading = IndexReading(
            log.terms, keys, writing ? IndexBuilder(log, from: manifest, using: MerkleHasher()) : nil)
        do throws(LogError) {
            let (range, end) = try log.visitEntries(of: extent, from: manifest.position, after: manifest.range) {
                reading.take($0)
            }
            // A line slipped in before the end would leave size and root as they are.
            guard end.segment == extent.endSegment, end.offset == extent.endOffset else { throw extent.rootMismatch }
            return reading.finish(at: end, range: range)
        } catch {
            reading.abandon()
            throw error
        }
    }

    /// Reads the whole log, and makes an index of it.
    /// - Returns: The records of selected terms that were read.
    /// - Throws: ``LogError`` `damaged` when the log is not what its checkpoint was made of.
    func readAll(writing: Bool) throws(LogError) -> [IndexRecord] {
        try read(from: IndexManifest.empty(log.terms), writing: writing)
    }

    func isSelected(_ term: IndexTerm, _ key: UInt64) -> Bool {
        (term.domain != 0 || keys.areOfIDs) && keys.contain(key)
    }
}
