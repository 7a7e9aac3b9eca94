import MerkleTree

/// What is made of entries while they are read for an index: records of the terms that will be asked for, and, where the
/// index is brought up to date, that.
final class IndexReading {
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

    /// Takes in the next entry.
    func take(_ entry: borrowing ScannedEntry) {
        let sequence = entry.sequence
        let id =
            entry.idForm == .plain
            ? IndexTerm.key(ofID: entry.bytes(entry.id), using: hasher)
            : IndexTerm.id(entry.text(entry.id)).key(using: hasher)
        let others = terms.scannedTerms(entry) ?? terms.terms(entry.text(entry.type), entry.dataObject)
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
