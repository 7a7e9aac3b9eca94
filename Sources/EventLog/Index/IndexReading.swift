import MerkleTree

/// What is made of entries while they are read for an index: records of the terms that will be asked for, and, where the
/// index is brought up to date, that.
final class IndexReading: @unchecked Sendable {
    // Unchecked: one thread reads, and nobody else knows of it until it has.
    private let terms: EntryTerms
    private let keys: IndexKeys
    private let hasher = MerkleHasher()
    private var builder: IndexBuilder?
    private var selected: [IndexRecord] = []

    /// - Parameter builder: Takes all records, where the index is to be brought up to date.
    init(_ terms: EntryTerms, _ keys: IndexKeys, _ builder: IndexBuilder?) {
        self.terms = terms
        self.keys = keys
        self.builder = builder
    }

    /// Takes in the next entry, where it stands.
    /// - Returns: Whether it could. If not, nothing was taken in.
    func take(_ entry: borrowing ScannedEntry) -> Bool {
        guard let others = terms.scannedTerms(entry) else { return false }
        take(IndexTerm.key(ofID: entry.bytes(entry.id), using: hasher), others, entry.sequence)
        return true
    }

    /// Takes in the next entry.
    func take(_ entry: Entry) {
        take(IndexTerm.id(entry.id).key(using: hasher), terms.terms(entry.type, entry.data), entry.sequence)
    }

    private func take(_ id: UInt64, _ others: [IndexTerm], _ sequence: Int) {
        if keys.areOfIDs, keys.contain(id) { selected.append(IndexRecord(key: id, sequence: sequence)) }
        // Mostly there are none, and then this makes nothing.
        let otherKeys = others.map { $0.key(using: hasher) }
        for key in otherKeys where keys.contain(key) { selected.append(IndexRecord(key: key, sequence: sequence)) }
        builder?.add(id, otherKeys, of: sequence)
    }

    /// Writes down what the index has become.
    /// - Returns: The records of selected terms that were read, in order.
    func finish(at position: LogPosition, range: CompactRange) -> [IndexRecord] {
        builder?.finish(at: position, range: range)
        selected.sort()
        return selected
    }

    /// Takes back what was written.
    func abandon() {
        builder?.abandon()
    }
}

/// An index's reading as a fold, in one stretch.
struct IndexFold: EntryFold {
    let reading: IndexReading

    func take(_ entry: borrowing ScannedEntry) -> Bool { reading.take(entry) }
    func take(_ entry: Entry) { reading.take(entry) }
}

/// Which keys will be asked for.
struct IndexKeys: Sendable {
    /// In order; `nil` for those of all terms but ids.
    let keys: [UInt64]?

    init(_ selection: EntryIndex.Selection, using hasher: MerkleHasher) {
        switch selection {
        case .terms(let terms): keys = terms.map { $0.key(using: hasher) }.sorted()
        case .allButIDs: keys = nil
        }
    }

    /// Whether ids may be among them.
    var areOfIDs: Bool { keys != nil }

    /// Whether the key of a term, if it is not an id's or ids may be among them, is one of them.
    func contain(_ key: UInt64) -> Bool {
        guard let keys else { return true }
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = low + (high - low) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == key
    }
}
