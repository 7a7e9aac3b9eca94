/// The roots of the largest perfect subtrees over some consecutive leaves of a tree: all that is needed of those leaves
/// to grow the tree, or to join them to the leaves beside. It is transparency-dev's `compact.Range`.
///
/// Over a tree's first n leaves there are as many as n has one bits, 34 at the most for a ledger. They determine the
/// root (RFC 9162, section 2.1.1), so a range that gives a trusted root can itself be trusted.
///
/// A range may begin behind the first leaf, with at most two hashes for each level of the tree. So parts of a log can be
/// hashed apart, on several cores, and joined in order:
///
/// ```swift
/// var left = CompactRange(), right = CompactRange(beginningAt: 600)
/// left.append(leaves: hashes[..<600], using: hasher)    // here
/// right.append(leaves: hashes[600...], using: another)  // elsewhere
/// try left.append(right, using: hasher)
/// let root = left.root(using: hasher)
/// ```
public struct CompactRange: Equatable, Sendable {
    /// Position of the first leaf, from 0.
    public let begin: Int
    /// Position behind the last leaf; ``begin`` when there is none.
    public private(set) var end: Int
    /// Roots of the perfect subtrees, from left to right: larger and larger ones, then smaller and smaller ones.
    public private(set) var hashes: [MerkleHash]

    /// The empty range at a position, which must not be negative: that ends the process.
    public init(beginningAt begin: Int = 0) {
        precondition(begin >= 0, "leaves are counted from 0")
        self.begin = begin
        end = begin
        hashes = []
    }

    /// The range over a tree's first leaves, written down earlier; `nil` when the number of hashes does not fit the size.
    public init?(size: Int, hashes: [MerkleHash]) {
        guard size >= 0, hashes.count == size.nonzeroBitCount else { return nil }
        begin = 0
        end = size
        self.hashes = hashes
    }

    /// Number of leaves.
    public var size: Int { end - begin }

    /// The root hash of the tree. Only a range that begins with the first leaf has one: another ends the process.
    public func root(using hasher: MerkleHasher) -> MerkleHash {
        precondition(begin == 0, "a tree begins with its first leaf")
        guard var root = hashes.last else { return MerkleHash.emptyTree }
        for hash in hashes.dropLast().reversed() { root = hasher.node(hash, root) }
        return root
    }

    /// Adds one leaf at the right end.
    public mutating func append(_ leaf: MerkleHash, using hasher: MerkleHasher) {
        append(subtree: leaf, level: 0, using: hasher)
    }

    /// Adds leaves at the right end, in order. Whole levels of the tree above them are hashed at a time, which is several
    /// times faster than one leaf after the other.
    public mutating func append(leaves: UnsafeBufferPointer<MerkleHash>, using hasher: MerkleHasher) {
        // Enough for the lowest levels, where nearly all nodes are, to be hashed many at a time.
        let stretch = 1024
        withUnsafeTemporaryAllocation(of: MerkleHash.self, capacity: stretch / 2) { scratch in
            var rest = leaves[...]
            while !rest.isEmpty {
                // Where a stretch ends with a perfect subtree of its size, the next is one.
                let count = min(rest.count, stretch - end % stretch)
                append(stretch: UnsafeBufferPointer(rebasing: rest.prefix(count)), scratch, using: hasher)
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Adds the leaves that `other` is over.
    /// - Throws: ``RangeGap`` unless it begins where this one ends.
    public mutating func append(_ other: CompactRange, using hasher: MerkleHasher) throws(RangeGap) {
        guard other.begin == end else { throw RangeGap(end: end, begin: other.begin) }
        for hash in other.hashes {
            // Largest subtree that can begin here, and has its leaves in the other range.
            let level = min(end.trailingZeroBitCount, (other.end - end).highestBit)
            append(subtree: hash, level: level, using: hasher)
        }
    }

    /// Adds 2^level leaves at the right end, which must be a multiple of that, by their root.
    private mutating func append(subtree: MerkleHash, level: Int, using hasher: MerkleHasher) {
        var subtree = subtree
        var start = end
        var level = level
        end += 1 << level
        // A right child whose left sibling lies in the range makes one subtree with it, twice as large.
        while start >> level & 1 == 1, start - (1 << level) >= begin {
            subtree = hasher.node(hashes.removeLast(), subtree)
            start -= 1 << level
            level += 1
        }
        hashes.append(subtree)
    }

    /// Adds leaves level by level. `scratch` has room for half of them.
    private mutating func append(
        stretch leaves: UnsafeBufferPointer<MerkleHash>, _ scratch: UnsafeMutableBufferPointer<MerkleHash>,
        using hasher: MerkleHasher
    ) {
        var nodes = leaves[...]
        var index = end
        var level = 0
        // Left children at the right end, whose siblings are still to come, from small to large.
        var ends: [(node: MerkleHash, level: Int)] = []
        while !nodes.isEmpty {
            // A right child at the left end goes with what the range has; all to the left of it is there by now.
            if index & 1 == 1 {
                append(subtree: nodes.removeFirst(), level: level, using: hasher)
                index += 1
            }
            if nodes.count & 1 == 1 { ends.append((nodes.removeLast(), level)) }
            let parents = UnsafeMutableBufferPointer(rebasing: scratch[..<(nodes.count / 2)])
            hasher.nodes(over: UnsafeBufferPointer(rebasing: nodes), into: parents)
            nodes = UnsafeBufferPointer(parents)[...]
            index >>= 1
            level += 1
        }
        for (node, level) in ends.reversed() { append(subtree: node, level: level, using: hasher) }
    }
}

/// Why two ranges cannot be joined: the second does not begin where the first ends.
public struct RangeGap: Error, Equatable, Sendable {
    /// Position behind the last leaf of the first range.
    public var end: Int
    /// Position of the first leaf of the second range.
    public var begin: Int

    /// An error of the two positions.
    public init(end: Int, begin: Int) {
        self.end = end
        self.begin = begin
    }
}

extension Int {
    /// Position of the highest bit of a positive number.
    fileprivate var highestBit: Int { Int.bitWidth - 1 - leadingZeroBitCount }
}
