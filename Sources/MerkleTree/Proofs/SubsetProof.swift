/// Proves several leaves of a tree at once: the hashes of all that is between them.
///
/// Each inclusion proof (RFC 9162, section 2.1.3) repeats hashes of the others', and those that the leaves themselves give.
/// What is left of all of them together are the roots of the largest subtrees that hold none of the leaves. With the
/// leaves they cover the tree, and the root is computed as from all leaves.
public struct SubsetProof: Equatable, Sendable {
    /// A subtree that holds none of the leaves.
    public struct Node: Equatable, Sendable {
        /// Its leaves, counted from 0.
        public let leaves: Range<Int>
        /// Its root.
        public let hash: MerkleHash
    }

    /// The subtrees, from left to right.
    public let nodes: [Node]
}

/// Makes a ``SubsetProof`` of a tree whose leaves come one after the other, in memory for the proof alone.
public struct SubsetProofBuilder {
    /// A perfect subtree of what came so far.
    private struct Subtree {
        var leaves: Range<Int>
        /// Its root, while none of its leaves is to be proved.
        var hash: MerkleHash?
    }

    private let hasher: MerkleHasher
    private var nodes: [SubsetProof.Node] = []
    /// Roots of the perfect subtrees so far, largest first, as in a ``CompactRange``.
    private var subtrees: [Subtree] = []
    private var size = 0

    /// A builder before the first leaf.
    public init(using hasher: MerkleHasher) {
        self.hasher = hasher
    }

    /// Takes the next leaf, and whether it is one of those to be proved.
    public mutating func append(_ leaf: MerkleHash, isProved: Bool) {
        subtrees.append(Subtree(leaves: size..<size + 1, hash: isProved ? nil : leaf))
        size += 1
        // The tree over 2^k leaves is perfect: where two of a size stand side by side, they are halves of one.
        for _ in 0..<size.trailingZeroBitCount { join() }
    }

    /// The proof, for a tree of the leaves that came.
    public mutating func proof() -> SubsetProof {
        while subtrees.count > 1 { join() }
        if let whole = subtrees.popLast() { keep(whole) }
        return SubsetProof(nodes: nodes.sorted { $0.leaves.lowerBound < $1.leaves.lowerBound })
    }

    /// Makes one subtree of the last two. What is to be proved in one half makes the root of the other half part of the
    /// proof.
    private mutating func join() {
        guard let right = subtrees.popLast(), let left = subtrees.popLast() else { return }
        let leaves = left.leaves.lowerBound..<right.leaves.upperBound
        if let leftHash = left.hash, let rightHash = right.hash {
            subtrees.append(Subtree(leaves: leaves, hash: hasher.node(leftHash, rightHash)))
        } else {
            keep(left)
            keep(right)
            subtrees.append(Subtree(leaves: leaves, hash: nil))
        }
    }

    private mutating func keep(_ subtree: Subtree) {
        guard let hash = subtree.hash else { return }
        nodes.append(SubsetProof.Node(leaves: subtree.leaves, hash: hash))
    }
}

extension SubsetProof {
    /// The root of a tree of `size` leaves that the proof and the leaves it is about give; `nil` when these do not cover
    /// the tree.
    /// - Parameter provedLeaves: Hashes by index.
    public func root(size: Int, _ provedLeaves: [Int: MerkleHash], using hasher: MerkleHasher) -> MerkleHash? {
        let known = Dictionary(nodes.map { ($0.leaves, $0.hash) }) { first, _ in first }
        func root(_ leaves: Range<Int>) -> MerkleHash? {
            if let hash = known[leaves] { return hash }
            if leaves.count == 1 { return provedLeaves[leaves.lowerBound] }
            // RFC 9162, section 2.1.1: the largest power of two smaller than n.
            let half = 1 << (Int.bitWidth - 1 - (leaves.count - 1).leadingZeroBitCount)
            let middle = leaves.lowerBound + half
            guard let left = root(leaves.lowerBound..<middle), let right = root(middle..<leaves.upperBound) else {
                return nil
            }
            return hasher.node(left, right)
        }
        return size == 0 ? MerkleHash.emptyTree : root(0..<size)
    }
}
