/// Shows that one entry is in a log, without the others: the hashes that lead from its leaf to the root hash.
///
/// RFC 9162, section 2.1.3. Made by a ``ProofBuilder``.
public struct InclusionProof: Equatable, Sendable {
    /// Position of the entry, from 0.
    public var index: Int
    /// The hashes of the subtrees beside the path, from the leaf's neighbour up to the root's child. As many as the
    /// tree has levels at the most, 34 for the largest ledger.
    public var hashes: [MerkleHash]

    /// A proof of its parts.
    public init(index: Int, hashes: [MerkleHash]) {
        self.index = index
        self.hashes = hashes
    }

    /// Checks the proof as RFC 9162, section 2.1.3.2 says to, whose names are kept here.
    ///
    /// A root hash does not tell the size of its tree. Most wrong sizes are refused, but some lead to the same hashes in
    /// the same order; only a checkpoint, which states both, ties the size to the root hash.
    ///
    /// - Parameters:
    ///   - leaf: Hash of the entry's leaf.
    ///   - size: Number of entries of the log.
    ///   - rootHash: Root hash of the log at that size.
    ///   - hasher: What to hash with.
    /// - Throws: ``ProofError`` when the proof does not hold.
    public func verify(
        leaf: MerkleHash, size: Int, rootHash: MerkleHash, using hasher: MerkleHasher = MerkleHasher()
    ) throws(ProofError) {
        guard (0..<max(0, size)).contains(index) else {
            throw ProofError("there is no entry \(index) in a log of \(size) entries, which are counted from 0")
        }
        var fn = index
        var sn = size - 1
        var r = leaf
        for p in hashes {
            if sn == 0 { throw .tooManyHashes }
            if fn & 1 == 1 || fn == sn {
                r = hasher.node(p, r)
                while fn & 1 == 0, fn != 0 {
                    fn >>= 1
                    sn >>= 1
                }
            } else {
                r = hasher.node(r, p)
            }
            fn >>= 1
            sn >>= 1
        }
        if sn != 0 { throw .tooFewHashes }
        if r != rootHash {
            throw ProofError("the entry and the hashes of the proof do not lead to the root hash of the checkpoint")
        }
    }
}

extension ProofError {
    static let tooManyHashes = ProofError("the proof has more hashes than belong to these numbers of entries")
    static let tooFewHashes = ProofError("the proof has fewer hashes than belong to these numbers of entries")
}
