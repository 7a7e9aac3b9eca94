import MerkleTree

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
