/// What must be kept of a tree to go on growing it: the roots of its perfect subtrees, largest first.
///
/// A tree of n leaves has as many of them as n has one bits, 34 at the most for a ledger, whatever its size. They
/// determine the root (RFC 9162, section 2.1.1), so a range that gives a trusted root can itself be trusted.
public struct CompactRange: Equatable, Sendable {
    private var range: MerkleRange

    /// Number of leaves.
    public var size: Int { range.end }
    /// Roots of the perfect subtrees, from the largest (leftmost) to the smallest.
    public var hashes: [MerkleHash] { range.hashes }

    /// The range of the empty tree.
    public init() {
        range = MerkleRange(beginningAt: 0)
    }

    /// A range written down earlier; `nil` when the number of hashes does not fit the size.
    public init?(size: Int, hashes: [MerkleHash]) {
        guard size >= 0, hashes.count == size.nonzeroBitCount else { return nil }
        range = MerkleRange(size: size, hashes: hashes)
    }

    /// The range of a tree's first leaves; `nil` when `range` does not begin with the first.
    public init?(_ range: MerkleRange) {
        guard range.begin == 0 else { return nil }
        self.range = range
    }

    /// The same, as a range that others can be joined to.
    public var merkleRange: MerkleRange { range }

    /// Adds one leaf at the right end.
    public mutating func append(_ leaf: MerkleHash, using hasher: MerkleHasher) {
        range.append(leaf, using: hasher)
    }

    /// Adds leaves at the right end, in order, which is several times faster than one after the other.
    public mutating func append(leaves: UnsafeBufferPointer<MerkleHash>, using hasher: MerkleHasher) {
        range.append(leaves: leaves, using: hasher)
    }

    /// Adds the leaves that `other` is over.
    /// - Throws: ``RangeGap`` unless it begins where this one ends.
    public mutating func append(_ other: MerkleRange, using hasher: MerkleHasher) throws(RangeGap) {
        try range.append(other, using: hasher)
    }

    /// The root hash of the tree.
    public func root(using hasher: MerkleHasher) -> MerkleHash {
        guard var root = hashes.last else { return MerkleHash.emptyTree }
        for hash in hashes.dropLast().reversed() { root = hasher.node(hash, root) }
        return root
    }
}
