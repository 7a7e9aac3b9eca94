/// Shows that a log has only grown since it had an earlier size: that all it held then, it holds still, unchanged and
/// in the same places.
///
/// RFC 9162, section 2.1.4. Made by a ``ProofBuilder``.
public struct ConsistencyProof: Equatable, Sendable {
    /// Number of entries the log had then; at least 1.
    public var oldSize: Int
    /// The hashes from which both root hashes can be computed. None when the size is still the same.
    public var hashes: [MerkleHash]

    /// A proof of its parts.
    public init(oldSize: Int, hashes: [MerkleHash]) {
        self.oldSize = oldSize
        self.hashes = hashes
    }

    /// Checks the proof as RFC 9162, section 2.1.4.2 says to, whose names are kept here.
    ///
    /// The RFC defines proofs for 0 < `first` < `second` only. Between equal sizes the empty proof holds when the root
    /// hashes are equal. From size 0 there is nothing to prove, since every log grew from an empty one: refused, lest
    /// somebody take it for a proof of something.
    ///
    /// A root hash does not tell the size of its tree; see ``InclusionProof/verify(leaf:size:rootHash:using:)``.
    ///
    /// - Parameters:
    ///   - oldRootHash: Root hash of the log at ``oldSize``.
    ///   - size: Number of entries of the log now.
    ///   - rootHash: Root hash of the log now.
    ///   - hasher: What to hash with.
    /// - Throws: ``ProofError`` when the proof does not hold.
    public func verify(
        oldRootHash: MerkleHash, size: Int, rootHash: MerkleHash, using hasher: MerkleHasher = MerkleHasher()
    ) throws(ProofError) {
        guard oldSize > 0 else { throw ProofError("a proof from \(oldSize) entries on shows nothing") }
        guard oldSize <= size else {
            throw ProofError("a log cannot have \(oldSize) entries first and \(size) later: it only grows")
        }
        if oldSize == size {
            guard hashes.isEmpty else { throw .tooManyHashes }
            guard oldRootHash == rootHash else {
                throw ProofError("the size is the same as before, \(size), but the root hash is another")
            }
            return
        }
        var path = hashes[...]
        if path.isEmpty { throw .tooFewHashes }
        // The old tree of a power of two is one whole subtree of the new: its hash is known, and left out of the proof.
        if oldSize & (oldSize - 1) == 0 { path = [oldRootHash] + path }
        var fn = oldSize - 1
        var sn = size - 1
        while fn & 1 == 1 {
            fn >>= 1
            sn >>= 1
        }
        guard var fr = path.popFirst() else { throw .tooFewHashes }
        var sr = fr
        for c in path {
            if sn == 0 { throw .tooManyHashes }
            if fn & 1 == 1 || fn == sn {
                fr = hasher.node(c, fr)
                sr = hasher.node(c, sr)
                while fn & 1 == 0, fn != 0 {
                    fn >>= 1
                    sn >>= 1
                }
            } else {
                sr = hasher.node(sr, c)
            }
            fn >>= 1
            sn >>= 1
        }
        if sn != 0 { throw .tooFewHashes }
        if fr != oldRootHash {
            throw ProofError("the hashes of the proof do not lead to the root hash of the old checkpoint")
        }
        if sr != rootHash {
            throw ProofError(
                "the hashes of the proof do not lead from the root hash of the old checkpoint to that of the new")
        }
    }
}
