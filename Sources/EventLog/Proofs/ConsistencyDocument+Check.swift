import MerkleTree

extension ConsistencyDocument {
    /// Checks the proof, without a ledger: that the log which its checkpoint is of has only grown since an older
    /// checkpoint.
    ///
    /// The new checkpoint is as good as the old one then, but for what was added since.
    /// - Parameter old: The older checkpoint, kept by whoever checks.
    /// - Throws: `ProofError` when the proof does not hold.
    public func check(from old: Checkpoint) throws(ProofError) {
        try note.checkpoint.checkIsOfSameLog(as: old)
        guard proof.oldSize == old.size else {
            throw ProofError(
                "it starts from \(proof.oldSize) entries, the checkpoint given has \(old.size); 'prove --from"
                    + " \(old.size)' makes the one for it")
        }
        try proof.verify(
            oldRootHash: old.rootHash, size: note.checkpoint.size, rootHash: note.checkpoint.rootHash)
    }
}
