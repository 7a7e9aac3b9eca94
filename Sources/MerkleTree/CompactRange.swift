/// What must be kept of a tree to go on growing it: the roots of its perfect subtrees, largest first.
///
/// A tree of n leaves has as many of them as n has one bits, 34 at the most for a ledger, whatever its size. They
/// determine the root (RFC 9162, section 2.1.1), so a range that gives a trusted root can itself be trusted.
public struct CompactRange: Equatable, Sendable {
    /// Number of leaves.
    public private(set) var size: Int
    /// Roots of the perfect subtrees, from the largest (leftmost) to the smallest.
    public private(set) var hashes: [MerkleHash]

    /// The range of the empty tree.
    public init() {
        size = 0
        hashes = []
    }

    /// A range written down earlier; `nil` when the number of hashes does not fit the size.
    public init?(size: Int, hashes: [MerkleHash]) {
        guard size >= 0, hashes.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.hashes = hashes
    }

    /// Adds one leaf at the right end.
    public mutating func append(_ leaf: MerkleHash, using hasher: MerkleHasher) {
        var subtree = leaf
        // Each trailing one bit of the old size is a perfect subtree that the new leaf completes to one twice as large.
        for _ in 0..<size.trailingOneBitCount {
            subtree = hasher.node(hashes.removeLast(), subtree)
        }
        hashes.append(subtree)
        size += 1
    }

    /// The root hash of the tree.
    public func root(using hasher: MerkleHasher) -> MerkleHash {
        guard var root = hashes.last else { return MerkleHash.emptyTree }
        for hash in hashes.dropLast().reversed() { root = hasher.node(hash, root) }
        return root
    }
}

extension Int {
    fileprivate var trailingOneBitCount: Int { (~self).trailingZeroBitCount }
}
