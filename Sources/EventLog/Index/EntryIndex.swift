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

    let log: EntryLog
    /// What is asked about.
    let extent: LogExtent
    /// The same, or how far the log went a moment later, when the index was already ahead of what is asked about.
    var provenExtent: LogExtent
    let access: Access
    let hasher = MerkleHasher()
    private let finder: LogEntryFinder
    /// Keys of the terms selected.
    let keys: IndexKeys
    var runs: [IndexRunReader] = []
    /// Records of selected terms that are not in the runs, in order.
    var recent: [IndexRecord] = []
    /// Whether all answers come from the log itself.
    var isFromLog = false

    init(_ log: EntryLog, _ extent: LogExtent, _ selection: Selection, _ access: Access) throws(LogError) {
        self.log = log
        self.extent = extent
        provenExtent = extent
        self.access = access
        finder = LogEntryFinder(log, extent)
        keys = IndexKeys(selection, using: hasher)
        try open()
    }

    /// The latest entry that has a term, before another entry; `nil` when there is none. The term must be one of those
    /// selected.
    /// - Throws: ``LogError`` `damaged` when the log is.
    public func latestEntry(with term: IndexTerm, before sequence: Int = .max) throws(LogError) -> Entry? {
        let key = term.key(using: hasher)
        precondition(isSelected(term, key), "a term is looked for that was not selected")
        let end = min(sequence, extent.size)
        var before = end
        while let found = try latest(key, before: before) {
            let entry: Entry
            do throws(LogError) {
                entry = try finder.entry(at: found)
            } catch  where !isFromLog {
                try readWholeLog()
                before = end
                continue
            }
            let terms = log.terms.all(of: entry)
            if terms.contains(term) { return entry }
            // Another term with the same key, or an index that belongs to another log.
            if !isFromLog, !terms.contains(where: { $0.key(using: hasher) == key }) {
                try readWholeLog()
                before = end
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
        if sequences.count > 1 + extent.size / 32 {
            try log.visitEntries(of: extent) { entry throws(LogError) in try body(entry.entry()) }
            return
        }
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
        return sequences.filter { $0 < extent.size }.sorted()
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
}

extension EntryLog {
    /// Opens the index of what an extent covers.
    /// - Throws: ``LogError`` `damaged` when the log is not what its checkpoint was made of.
    public func index(
        _ extent: LogExtent, for selection: EntryIndex.Selection, by access: EntryIndex.Access
    ) throws(LogError) -> EntryIndex {
        try EntryIndex(self, extent, selection, access)
    }

    /// Whether there is an index to open, or one has to be made.
    public var hasIndex: Bool { readIndexManifest() != nil }
}
