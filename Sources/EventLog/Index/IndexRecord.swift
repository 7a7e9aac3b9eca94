/// One line of the index: an entry that has a term.
struct IndexRecord: Comparable {
    /// The key of the term. Several terms may share it.
    var key: UInt64
    /// The entry.
    var sequence: Int

    /// By key, then by sequence.
    static func < (left: IndexRecord, right: IndexRecord) -> Bool {
        left.key != right.key ? left.key < right.key : left.sequence < right.sequence
    }
}

extension [IndexRecord] {
    /// Where the first record stands that is not less than another one; `self` is in order.
    func position(of record: IndexRecord) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle] < record { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
