import MerkleTree
import TestMaterial
import Testing

@Suite("Ranges of leaves that begin anywhere")
struct MerkleRangeTests {
    private let hasher = MerkleHasher()

    private func makeLeaves(_ count: Int) -> [MerkleHash] {
        (0..<count).map { hasher.leaf([UInt8($0 >> 8), UInt8($0 & 0xFF)]) }
    }

    /// The range over some of the leaves, one after the other.
    private func range(_ positions: Range<Int>, of leaves: [MerkleHash]) -> MerkleRange {
        var range = MerkleRange(beginningAt: positions.lowerBound)
        for leaf in leaves[positions] { range.append(leaf, using: hasher) }
        return range
    }

    /// The range over a tree's first leaves.
    private func compactRange(of leaves: some Sequence<MerkleHash>) -> CompactRange {
        var range = CompactRange()
        for leaf in leaves { range.append(leaf, using: hasher) }
        return range
    }

    @Test("Its hashes are the roots of the largest perfect subtrees that lie in it")
    func subtrees() {
        let leaves = makeLeaves(40)
        for begin in 0...40 {
            for end in begin...40 {
                var expected: [MerkleHash] = []
                var start = begin
                while start < end {
                    var size = 1
                    while start % (2 * size) == 0, start + 2 * size <= end { size *= 2 }
                    expected.append(ReferenceTree(leaves: leaves[start..<(start + size)], hasher: hasher).root)
                    start += size
                }
                let range = range(begin..<end, of: leaves)
                #expect(range.hashes == expected, "leaves \(begin)..<\(end)")
                #expect(range.begin == begin && range.end == end && range.count == end - begin)
            }
        }
    }

    @Test("Ranges that follow one another join to the range over all, wherever they are split")
    func everySplit() throws {
        let leaves = makeLeaves(40)
        for begin in 0...40 {
            for end in begin...40 {
                let whole = range(begin..<end, of: leaves)
                for middle in begin...end {
                    var joined = range(begin..<middle, of: leaves)
                    try joined.append(range(middle..<end, of: leaves), using: hasher)
                    #expect(joined == whole, "leaves \(begin)..<\(middle)..<\(end)")
                }
            }
        }
    }

    @Test(
        "A log hashed in parts of any lengths has the root of the log hashed as one", arguments: 0..<20 as Range<UInt64>
    )
    func parts(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let leaves = makeLeaves(generator.below(6000))
        let cuts = (0..<generator.below(6)).map { _ in generator.below(leaves.count + 1) }
        let bounds = [0] + cuts.sorted() + [leaves.count]
        var parts = zip(bounds, bounds.dropFirst()).map { begin, end in
            var part = MerkleRange(beginningAt: begin)
            leaves[begin..<end].withUnsafeBufferPointer { part.append(leaves: $0, using: hasher) }
            return part
        }
        // Joined two neighbours at a time, in any order.
        while parts.count > 1 {
            let index = generator.below(parts.count - 1)
            let right = parts.remove(at: index + 1)
            try parts[index].append(right, using: hasher)
        }
        let expected = compactRange(of: leaves)
        let joined = try #require(CompactRange(parts[0]))
        #expect(joined == expected, "seed \(seed), split at \(bounds)")
        #expect(joined.root(using: hasher) == expected.root(using: hasher), "seed \(seed), split at \(bounds)")
    }

    @Test("Leaves added many at a time give what they give one after the other", arguments: 20..<40 as Range<UInt64>)
    func batches(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let leaves = makeLeaves(4000)
        let begin = generator.below(50)
        var range = MerkleRange(beginningAt: begin)
        var expected = range
        while range.end < leaves.count {
            let batch = leaves[range.end...].prefix(generator.below([3, 40, 3000][generator.below(3)]))
            batch.withUnsafeBufferPointer { range.append(leaves: $0, using: hasher) }
            for leaf in batch { expected.append(leaf, using: hasher) }
            #expect(range == expected, "seed \(seed), begun at \(begin), \(batch.count) leaves to \(range.end)")
        }
    }

    @Test("A tree that was written down goes on with ranges and batches as with leaves")
    func resumed() throws {
        let leaves = makeLeaves(300)
        for size in [0, 1, 63, 64, 100, 299, 300] {
            let start = compactRange(of: leaves[..<size])
            var joined = try #require(CompactRange(size: start.size, hashes: start.hashes))
            try joined.append(range(size..<300, of: leaves), using: hasher)
            var batch = start
            leaves[size...].withUnsafeBufferPointer { batch.append(leaves: $0, using: hasher) }
            #expect(joined == compactRange(of: leaves), "resumed at \(size)")
            #expect(batch == joined, "resumed at \(size)")
            #expect(joined.merkleRange == range(0..<300, of: leaves))
        }
    }

    @Test("A range that does not follow is refused, and changes nothing")
    func gaps() {
        let leaves = makeLeaves(10)
        for begin in 0...10 where begin != 4 {
            var range = range(2..<4, of: leaves)
            #expect(throws: RangeGap(end: 4, begin: begin)) {
                try range.append(MerkleRange(beginningAt: begin), using: hasher)
            }
            #expect(range == self.range(2..<4, of: leaves))
        }
    }

    @Test("A range that begins behind the first leaf is no tree's")
    func noTree() {
        #expect(CompactRange(MerkleRange(beginningAt: 1)) == nil)
        #expect(CompactRange(range(1..<9, of: makeLeaves(9))) == nil)
    }
}
