import MerkleTree

/// The definitions of RFC 9162, section 2.1, as they stand there: recursive, over all the leaves. Slow and plain, to
/// compare what is neither with.
struct ReferenceTree {
    /// Which way a proof goes, hash by hash, without the hashes. Proofs that go the same way cannot be told apart by the
    /// size they are said to be for.
    enum Turn {
        case left
        case right
        case start
    }

    let leaves: ArraySlice<MerkleHash>
    let hasher: MerkleHasher

    /// MTH(D_n), section 2.1.1.
    var root: MerkleHash {
        if leaves.isEmpty { return .emptyTree }
        if leaves.count == 1 { return leaves[leaves.startIndex] }
        return hasher.node(children.left.root, children.right.root)
    }

    /// PATH(m, D_n), section 2.1.3.1.
    func path(_ m: Int) -> [(turn: Turn, hash: MerkleHash)] {
        if leaves.count == 1 { return [] }
        let (left, right) = children
        let k = left.leaves.count
        return m < k ? left.path(m) + [(.right, right.root)] : right.path(m - k) + [(.left, left.root)]
    }

    /// PROOF(m, D_n), section 2.1.4.1.
    func proof(_ m: Int) -> [(turn: Turn, hash: MerkleHash)] { subproof(m, true) }

    /// SUBPROOF(m, D_n, b), section 2.1.4.1.
    private func subproof(_ m: Int, _ b: Bool) -> [(turn: Turn, hash: MerkleHash)] {
        if m == leaves.count { return b ? [] : [(.start, root)] }
        let (left, right) = children
        let k = left.leaves.count
        return m <= k
            ? left.subproof(m, b) + [(.right, right.root)] : right.subproof(m - k, false) + [(.left, left.root)]
    }

    /// D[0:k] and D[k:n], k being the largest power of two smaller than n.
    private var children: (left: ReferenceTree, right: ReferenceTree) {
        var k = 1
        while k * 2 < leaves.count { k *= 2 }
        return (
            ReferenceTree(leaves: leaves.prefix(k), hasher: hasher),
            ReferenceTree(leaves: leaves.dropFirst(k), hasher: hasher)
        )
    }
}
