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
        recent = try read(from: .empty(log.terms), writing: lock.isHeld)
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
        do {
            let runs = try manifest.runs.map { run throws(IndexFault) in
                try IndexRunReader(run, in: log, using: hasher)
            }
            recent = try read(from: manifest, writing: writing)
            self.runs = runs
            return true
        } catch {
            return false
        }
    }

    /// Reads the log behind an index, checks that the index is of it, and brings it up to date.
    /// - Returns: The records of selected terms that were read.
    func read(from manifest: IndexManifest, writing: Bool) throws(LogError) -> [IndexRecord] {
        let extent = provenExtent
        var builder = writing ? IndexBuilder(log, from: manifest, using: hasher) : nil
        var range = manifest.range
        var rootAtCheckpoint = range.root(using: hasher)
        var selected: [IndexRecord] = []
        do {
            let end = try log.replay(extent, from: manifest.position) { entry, line in
                range.append(hasher.leaf(UnsafeRawBufferPointer(line)), using: hasher)
                if range.size == extent.checkpoint.size { rootAtCheckpoint = range.root(using: hasher) }
                let terms = log.terms.all(of: entry)
                let keys = terms.map { $0.key(using: hasher) }
                for (term, key) in zip(terms, keys) where isSelected(term, key) {
                    selected.append(IndexRecord(key: key, sequence: entry.sequence))
                }
                builder?.add(keys, of: entry.sequence)
            }
            // A line slipped in before the end would leave size and root as they are.
            guard rootAtCheckpoint == extent.checkpoint.rootHash, end.segment == extent.endSegment,
                end.offset == extent.endOffset
            else { throw extent.rootMismatch }
            selected.sort()
            builder?.finish(at: end, range: range)
            return selected
        } catch let error as LogError {
            builder?.abandon()
            throw error
        } catch {
            preconditionFailure("the closure above throws nothing")
        }
    }

    func isSelected(_ term: IndexTerm, _ key: UInt64) -> Bool {
        guard let keys else { return term.domain != 0 }
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = low + (high - low) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == key
    }
}
