import CByteSearch

/// A hash of ids for tables in memory: fast, and mixed with a number that is drawn anew each time, so that nobody can prepare
/// ids that share one. For what is kept, see ``IndexTerm``.
struct IdentifierHash: Sendable {
    /// Makes the hashes others than those of another run.
    let seed: UInt64

    init(seed: UInt64 = .random(in: .min ... .max)) {
        self.seed = seed
    }

    /// The hash of an id.
    /// - Parameter id: Its bytes; seven more behind them must be readable.
    @inline(__always)
    func callAsFunction(_ id: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = seed ^ UInt64(truncatingIfNeeded: id.count)
        guard let base = id.baseAddress else { return hash }
        var index = 0
        while index < id.count {
            var word = activity_ledger_load64(base + index)
            let left = id.count &- index
            if left < 8 { word &= (1 << UInt64(truncatingIfNeeded: left &* 8)) &- 1 }
            hash = (hash ^ word) &* 0x9FB2_1C65_1E98_DF25
            hash ^= hash >> 35
            index &+= 8
        }
        hash = hash &* 0x9FB2_1C65_1E98_DF25
        return hash ^ hash >> 28
    }
}

/// Indices of some entries of a batch, a bit for each of the batch.
struct BatchIndices: Sendable {
    private var words: [UInt64]
    /// How many there are.
    private(set) var count = 0

    /// None of a batch of that many.
    init(of batchCount: Int) {
        words = [UInt64](repeating: 0, count: (batchCount + 63) / 64)
    }

    func contains(_ index: Int) -> Bool { words[index >> 6] >> UInt64(index & 63) & 1 == 1 }

    mutating func insert(_ index: Int) {
        if contains(index) { return }
        words[index >> 6] |= 1 << UInt64(index & 63)
        count += 1
    }
}
