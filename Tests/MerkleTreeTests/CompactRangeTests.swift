import TestMaterial
import MerkleTree
import Testing

@Suite("Compact ranges")
struct CompactRangeTests {
    private let hasher = MerkleHasher()

    private func makeLeaves(_ count: Int) -> [MerkleHash] {
        (0..<count).map { hasher.leaf([UInt8($0 >> 8), UInt8($0 & 0xFF)]) }
    }

    private func range(of leaves: some Sequence<MerkleHash>) -> CompactRange {
        var range = CompactRange()
        for leaf in leaves { range.append(leaf, using: hasher) }
        return range
    }

    /// The range over some of the leaves, one after the other.
    private func range(_ positions: Range<Int>, of leaves: [MerkleHash]) -> CompactRange {
        var range = CompactRange(beginningAt: positions.lowerBound)
        for leaf in leaves[positions] { range.append(leaf, using: hasher) }
        return range
    }

    /// The root as RFC 9162, section 2.1.1 defines it: split at the largest power of two below the size.
    private func definedRoot(of leaves: ArraySlice<MerkleHash>) -> MerkleHash {
        guard let first = leaves.first else { return hasher.hash(of: []) }
        if leaves.count == 1 { return first }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        let middle = leaves.startIndex + half
        return hasher.node(definedRoot(of: leaves[..<middle]), definedRoot(of: leaves[middle...]))
    }

    @Test("The roots of Certificate Transparency's reference data come out")
    func referenceData() throws {
        // From transparency-dev/merkle, testonly/constants.go: LeafInputs and RootHashes.
        let leaves = [
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
        ]
        let roots = [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ]
        var range = CompactRange()
        #expect(range.root(using: hasher).hexadecimal == roots[0])
        for (leaf, root) in zip(leaves, roots.dropFirst()) {
            range.append(hasher.leaf(try bytes(hexadecimal: leaf)), using: hasher)
            #expect(range.root(using: hasher).hexadecimal == root, "\(range.size) leaves")
        }
        #expect(range.size == 8)
    }

    @Test("The root is the one RFC 9162 defines, for every size up to 130")
    func definition() {
        let leaves = makeLeaves(130)
        var range = CompactRange()
        for size in 0...130 {
            #expect(range.root(using: hasher) == definedRoot(of: leaves[..<size]), "\(size) leaves")
            #expect(range.size == size)
            if size < 130 { range.append(leaves[size], using: hasher) }
        }
    }

    @Test("There are as many hashes as the size has one bits, and each is the root of a perfect subtree")
    func hashes() {
        let leaves = makeLeaves(130)
        for size in 0...130 {
            let hashes = range(of: leaves[..<size]).hashes
            #expect(hashes.count == size.nonzeroBitCount, "\(size) leaves")
            var start = 0
            for (hash, bit) in zip(hashes, (0..<8).reversed().filter { size >> $0 & 1 == 1 }) {
                #expect(hash == definedRoot(of: leaves[start..<(start + (1 << bit))]), "\(size) leaves, bit \(bit)")
                start += 1 << bit
            }
        }
    }

    @Test("A range written down and read again goes on as if nothing had happened")
    func restored() throws {
        let leaves = makeLeaves(70)
        let whole = range(of: leaves)
        for size in 0...70 {
            let before = range(of: leaves[..<size])
            var after = try #require(CompactRange(size: before.size, hashes: before.hashes))
            #expect(after == before)
            #expect(after.root(using: hasher) == before.root(using: hasher))
            for leaf in leaves[size...] { after.append(leaf, using: hasher) }
            #expect(after == whole, "restored at \(size)")
        }
    }

    @Test("A number of hashes that does not fit the size is refused")
    func wrongCount() {
        let leaves = makeLeaves(8)
        for size in 0...70 {
            for count in 0...8 {
                let restored = CompactRange(size: size, hashes: Array(leaves[..<count]))
                #expect((restored != nil) == (count == size.nonzeroBitCount), "size \(size), \(count) hashes")
            }
        }
        #expect(CompactRange(size: -1, hashes: makeLeaves(64)) == nil)
        #expect(CompactRange(size: .min, hashes: makeLeaves(1)) == nil)
    }

    @Test("Another leaf, another order or one leaf fewer gives another root", arguments: [6, 7] as [UInt64])
    func changes(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let leaves = makeLeaves(2 + generator.below(60))
            let root = range(of: leaves).root(using: hasher)
            var changed = leaves
            changed[generator.below(leaves.count)] = hasher.leaf([])
            #expect(range(of: changed).root(using: hasher) != root, "seed \(seed)")
            changed = leaves
            changed.swapAt(0, 1 + generator.below(leaves.count - 1))
            #expect(range(of: changed).root(using: hasher) != root, "seed \(seed)")
            #expect(range(of: leaves.dropLast()).root(using: hasher) != root, "seed \(seed)")
        }
    }

    @Test("The hashes of a range that begins anywhere are the roots of the largest perfect subtrees in it")
    func subtrees() {
        let leaves = makeLeaves(40)
        for begin in 0...40 {
            for end in begin...40 {
                var expected: [MerkleHash] = []
                var start = begin
                while start < end {
                    var size = 1
                    while start % (2 * size) == 0, start + 2 * size <= end { size *= 2 }
                    expected.append(definedRoot(of: leaves[start..<(start + size)]))
                    start += size
                }
                let range = range(begin..<end, of: leaves)
                #expect(range.hashes == expected, "leaves \(begin)..<\(end)")
                #expect(range.begin == begin && range.end == end && range.size == end - begin)
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
            var part = CompactRange(beginningAt: begin)
            leaves[begin..<end].withUnsafeBufferPointer { part.append(leaves: $0, using: hasher) }
            return part
        }
        // Joined two neighbours at a time, in any order.
        while parts.count > 1 {
            let index = generator.below(parts.count - 1)
            let right = parts.remove(at: index + 1)
            try parts[index].append(right, using: hasher)
        }
        let expected = range(of: leaves)
        #expect(parts[0] == expected, "seed \(seed), split at \(bounds)")
        #expect(parts[0].root(using: hasher) == expected.root(using: hasher), "seed \(seed), split at \(bounds)")
    }

    @Test("Leaves added many at a time give what they give one after the other", arguments: 20..<40 as Range<UInt64>)
    func batches(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let leaves = makeLeaves(4000)
        let begin = generator.below(50)
        var range = CompactRange(beginningAt: begin)
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
            let start = range(of: leaves[..<size])
            var joined = try #require(CompactRange(size: start.size, hashes: start.hashes))
            try joined.append(range(size..<300, of: leaves), using: hasher)
            var batch = start
            leaves[size...].withUnsafeBufferPointer { batch.append(leaves: $0, using: hasher) }
            #expect(joined == range(of: leaves), "resumed at \(size)")
            #expect(batch == joined, "resumed at \(size)")
        }
    }

    @Test("A range that does not follow is refused, and changes nothing")
    func gaps() {
        let leaves = makeLeaves(10)
        for begin in 0...10 where begin != 4 {
            var range = range(2..<4, of: leaves)
            #expect(throws: RangeGap(end: 4, begin: begin)) {
                try range.append(CompactRange(beginningAt: begin), using: hasher)
            }
            #expect(range == self.range(2..<4, of: leaves))
        }
    }
}
