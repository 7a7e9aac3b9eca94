/// Makes a proof while the leaves of a tree go by, once and in order.
///
/// Every hash of a proof is the root of the tree over some consecutive leaves, and no two of them share a leaf. So the
/// definitions of RFC 9162 are followed for the ranges of leaves alone, before any leaf is seen; then each range's root
/// is computed when its leaves come. The memory it takes grows with the levels of the tree, not with its leaves.
///
/// ```swift
/// var builder = try ProofBuilder(inclusionOf: 3, size: leaves.count)
/// for leaf in leaves { builder.append(leaf, using: hasher) }
/// let proof = InclusionProof(index: 3, hashes: builder.hashes)
/// ```
public struct ProofBuilder {
    /// Number of leaves of the tree.
    public let size: Int
    /// For each hash of the proof, in its order, the leaves it is over.
    private let ranges: [Range<Int>]
    /// Positions in ``ranges`` by their first leaf; the front one is being worked on.
    private var upcoming: ArraySlice<Int>
    private var leavesSeen = 0
    private var current = CompactRange()
    private var roots: [MerkleHash]

    /// For a proof that the leaf at `index` is in a tree of `size` leaves.
    /// - Throws: ``ProofError`` when there is no such leaf.
    public init(inclusionOf index: Int, size: Int) throws(ProofError) {
        guard (0..<max(0, size)).contains(index) else {
            throw ProofError("there is no entry \(index): the log has \(size) entries, counted from 0")
        }
        self.init(Self.inclusionRanges(index: index, size: size), size: size)
    }

    /// For a proof that a tree of `size` leaves continues the one that its first `oldSize` leaves make.
    /// - Throws: ``ProofError`` when there is no such smaller tree, or it is empty, which every tree continues.
    public init(consistencyFrom oldSize: Int, size: Int) throws(ProofError) {
        guard oldSize > 0 else { throw ProofError("a proof from \(oldSize) entries on would show nothing") }
        guard oldSize <= size else {
            throw ProofError("there is no proof from \(oldSize) entries on: the log has only \(size) entries")
        }
        self.init(Self.consistencyRanges(from: oldSize, size: size), size: size)
    }

    private init(_ ranges: [Range<Int>], size: Int) {
        self.size = size
        self.ranges = ranges
        upcoming = ranges.indices.sorted { ranges[$0].lowerBound < ranges[$1].lowerBound }[...]
        roots = Array(repeating: .emptyTree, count: ranges.count)
    }

    /// Takes the hash of the next leaf. There must be one left: more than ``size`` leaves end the process.
    public mutating func append(_ leaf: MerkleHash, using hasher: MerkleHasher) {
        precondition(leavesSeen < size, "more leaves than the tree has")
        defer { leavesSeen += 1 }
        guard let position = upcoming.first, ranges[position].contains(leavesSeen) else { return }
        current.append(leaf, using: hasher)
        if current.size == ranges[position].count {
            roots[position] = current.root(using: hasher)
            current = CompactRange()
            upcoming.removeFirst()
        }
    }

    /// The hashes of the proof. To ask for them before all leaves were seen ends the process.
    public var hashes: [MerkleHash] {
        precondition(leavesSeen == size, "the proof is not complete before all leaves were seen")
        return roots
    }
}

extension ProofBuilder {
    /// PATH of RFC 9162, section 2.1.3.1, which goes down from the root; a proof is written from the leaf up.
    private static func inclusionRanges(index: Int, size: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var tree = 0..<size
        while tree.count > 1 {
            let (left, right) = children(of: tree)
            ranges.append(left.contains(index) ? right : left)
            tree = left.contains(index) ? left : right
        }
        return ranges.reversed()
    }

    /// PROOF and SUBPROOF of RFC 9162, section 2.1.4.1, which go down from the root; a proof is written upwards.
    private static func consistencyRanges(from oldSize: Int, size: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var tree = 0..<size
        while tree.upperBound != oldSize {
            let (left, right) = children(of: tree)
            let endsOnTheLeft = oldSize <= left.upperBound
            ranges.append(endsOnTheLeft ? right : left)
            tree = endsOnTheLeft ? left : right
        }
        // When the subtree reached is the whole old tree (`b` is true in the RFC), who checks knows its hash already.
        if tree.lowerBound != 0 { ranges.append(tree) }
        return ranges.reversed()
    }

    /// A tree of n > 1 leaves is split after k of them, k being the largest power of two smaller than n.
    private static func children(of tree: Range<Int>) -> (left: Range<Int>, right: Range<Int>) {
        let k = 1 << (Int.bitWidth - 1 - (tree.count - 1).leadingZeroBitCount)
        let middle = tree.lowerBound + k
        return (tree.lowerBound..<middle, middle..<tree.upperBound)
    }
}
