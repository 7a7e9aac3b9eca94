import CanonicalJSON
import MerkleTree

/// Finds entries by their terms, in a few reads whatever the log's size.
///
/// The index proper is in `snapshots/`, made from the log and made again when it is lost: the file `entry-index` names
/// runs, files of sorted records, and says how much of the log they cover. What is behind that, usually little, is read
/// from the log. The index is believed only when the leaves behind it, added to its Merkle frontier, give the
/// checkpoint's root, and of its runs only blocks whose digest is right. Where anything does not fit, the log itself is
/// read, all of it: a broken index costs time, never an answer.
///
/// Serves one thread, and one extent of the log.
public final class EntryIndex {
    /// Who asks, which decides whether the index is brought up to date on the occasion.
    public enum Access: Sendable {
        /// Somebody who takes no lock, and changes nothing.
        case reader
        /// Somebody about to append: takes the lock for the time it needs, unless another one has it.
        case writer
        /// Somebody who has the lock.
        case lockHolder
    }

    /// Which terms will be asked for. The others are not kept of what is read from the log.
    public enum Selection: Sendable {
        /// Exactly these.
        case terms([IndexTerm])
        /// Any but ids.
        case allButIDs
    }

    private let log: EntryLog
    private let extent: LogExtent
    private let access: Access
    private let hasher = MerkleHasher()
    private let finder: LogEntryFinder
    /// Keys of the terms selected.
    private let keys: IndexKeys
    private var runs: [IndexRunReader] = []
    /// Records of selected terms that are not in the runs, in order.
    private var recent: [IndexRecord] = []
    /// Whether all answers come from the log itself.
    private var isFromLog = false

    init(_ log: EntryLog, _ extent: LogExtent, _ selection: Selection, _ access: Access) throws(LogError) {
        self.log = log
        self.extent = extent
        self.access = access
        finder = LogEntryFinder(log, extent)
        keys = IndexKeys(selection, using: hasher)
        try open()
    }

    // MARK: Questions

    /// The latest entry that has a term, before another entry; `nil` when there is none. The term must be one of those
    /// selected.
    /// - Throws: ``LogError`` `damaged` when the log is.
    public func latestEntry(with term: IndexTerm, before sequence: Int = .max) throws(LogError) -> Entry? {
        let key = term.key(using: hasher)
        precondition(isSelected(term, key), "a term is looked for that was not selected")
        var before = sequence
        while let found = try latest(key, before: before) {
            let entry: Entry
            do throws(LogError) {
                entry = try finder.entry(at: found)
            } catch  where !isFromLog {
                try readWholeLog()
                before = sequence
                continue
            }
            let terms = log.terms.all(of: entry)
            if terms.contains(term) { return entry }
            // Another term with the same key, or an index that belongs to another log.
            if !isFromLog, !terms.contains(where: { $0.key(using: hasher) == key }) {
                try readWholeLog()
                before = sequence
            } else {
                before = found
            }
        }
        return nil
    }

    /// Goes through all entries that have one of the selected terms, in order, and maybe some that have not.
    /// - Parameter body: May be given an entry more than once.
    func forEachCandidate(_ body: (Entry) throws(LogError) -> Void) throws(LogError) {
        let sequences = try candidates()
        // Reading everything in order costs less than finding every thirtieth entry.
        if sequences.count > 1 + extent.size / 32 { return try forEachEntry(body) }
        for sequence in sequences {
            let entry: Entry
            do throws(LogError) {
                entry = try finder.entry(at: sequence)
            } catch  where !isFromLog {
                try readWholeLog()
                return try forEachCandidate(body)
            }
            if !isFromLog, !log.terms.all(of: entry).contains(where: { isSelected($0, $0.key(using: hasher)) }) {
                try readWholeLog()
                return try forEachCandidate(body)
            }
            try body(entry)
        }
    }

    private func forEachEntry(_ body: (Entry) throws(LogError) -> Void) throws(LogError) {
        do {
            try log.checkedReplay(extent, using: hasher) { entry, _ in try body(entry) }
        } catch let error as LogError {
            throw error
        } catch {
            preconditionFailure("the closure above throws only LogError")
        }
    }

    /// Sequences of all entries with the key of one of the selected terms, in order.
    private func candidates() throws(LogError) -> [Int] {
        var keys: [UInt64] = []
        for key in self.keys.keys ?? [] where key != keys.last { keys.append(key) }
        var sequences = recent.map(\.sequence)
        do throws(IndexFault) {
            for run in runs { sequences += try run.records(with: keys).map(\.sequence) }
        } catch {
            try readWholeLog()
            sequences = recent.map(\.sequence)
        }
        return sequences.sorted()
    }

    /// Reads the log itself, since what the index said of it does not fit.
    private func readWholeLog() throws(LogError) {
        runs = []
        let lock = lockToWrite()
        defer { withExtendedLifetime(lock) {} }
        isFromLog = true
        recent = try readAll(writing: lock.isHeld)
    }

    private func latest(_ key: UInt64, before sequence: Int) throws(LogError) -> Int? {
        let position = recent.position(of: IndexRecord(key: key, sequence: sequence))
        if position > 0, recent[position - 1].key == key { return recent[position - 1].sequence }
        do throws(IndexFault) {
            for run in runs.reversed() where run.run.entries.lowerBound < sequence {
                if let found = try run.latest(key, before: sequence) { return found }
            }
            return nil
        } catch {
            try readWholeLog()
            return try latest(key, before: sequence)
        }
    }

    // MARK: Opening

    private func open() throws(LogError) {
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
    private func lockToWrite() -> (isHeld: Bool, file: (any OpenFile)?) {
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
        // Beyond the checkpoint there is nothing that it could be proved with.
        guard manifest.size <= extent.checkpoint.size else { return false }
        let opened = try? manifest.runs.map { run throws(IndexFault) in
            try IndexRunReader(run, in: log, using: hasher)
        }
        guard let opened, let records = fold(from: manifest, writing: writing) else { return false }
        (runs, recent) = (opened, records)
        return true
    }

    /// Reads the log behind an index where its entries stand, checks that the index is of it, and brings it up to date.
    /// - Returns: The records of selected terms that were read; `nil` when the log is not plainly in order, or the index not
    ///   of it.
    private func fold(from manifest: IndexManifest, writing: Bool) -> [IndexRecord]? {
        let reading = reading(from: manifest, writing: writing)
        let folded = try? log.checkedFold(extent, from: manifest.position, after: manifest.range, inOneStretch: true) {
            IndexFold(reading: reading)
        } visit: { _, _ in
        }
        // A line slipped in before the end would leave size and root as they are.
        guard let folded, folded.end.segment == extent.endSegment, folded.end.offset == extent.endOffset else {
            reading.abandon()
            return nil
        }
        return reading.finish(at: folded.end, range: folded.range)
    }

    /// Reads the whole log, and makes an index of it.
    /// - Returns: The records of selected terms that were read.
    /// - Throws: ``LogError`` `damaged` when the log is not what its checkpoint was made of.
    private func readAll(writing: Bool) throws(LogError) -> [IndexRecord] {
        let nothing = IndexManifest.empty(log.terms)
        if let records = fold(from: nothing, writing: writing) { return records }
        // The slow way, which knows why.
        let reading = reading(from: nothing, writing: writing)
        do {
            var range = CompactRange()
            var rootAtCheckpoint = range.root(using: hasher)
            let end = try log.replay(extent) { entry, line in
                range.append(hasher.leaf(UnsafeRawBufferPointer(line)), using: hasher)
                if range.size == extent.checkpoint.size { rootAtCheckpoint = range.root(using: hasher) }
                reading.take(entry)
            }
            guard rootAtCheckpoint == extent.checkpoint.rootHash, end.segment == extent.endSegment,
                end.offset == extent.endOffset
            else { throw extent.rootMismatch }
            return reading.finish(at: end, range: range)
        } catch let error as LogError {
            reading.abandon()
            throw error
        } catch {
            preconditionFailure("the closure above throws nothing")
        }
    }

    private func reading(from manifest: IndexManifest, writing: Bool) -> IndexReading {
        IndexReading(log.terms, keys, writing ? IndexBuilder(log, from: manifest, using: MerkleHasher()) : nil)
    }

    private func isSelected(_ term: IndexTerm, _ key: UInt64) -> Bool {
        (term.domain != 0 || keys.areOfIDs) && keys.contain(key)
    }
}

extension EntryLog {
    /// Opens the index of what an extent covers.
    /// - Throws: ``LogError`` `damaged` when the log is not what its checkpoint was made of.
    public func index(
        _ extent: LogExtent, for selection: EntryIndex.Selection, by access: EntryIndex.Access
    ) throws(LogError) -> EntryIndex {
        try EntryIndex(self, extent, selection, access)
    }
}
