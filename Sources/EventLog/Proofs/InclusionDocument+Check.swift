import CanonicalJSON
import MerkleTree

extension InclusionDocument {
    /// Checks the proof, without a ledger: that the entry it brings along is in the log that its checkpoint is of, in
    /// the place it says.
    ///
    /// The checkpoint itself is taken as it is. What is proved is worth what that is worth.
    /// - Parameter kept: A checkpoint from elsewhere that the proof's own has to be, byte for byte.
    /// - Returns: The entry.
    /// - Throws: `ProofError` when the proof does not hold.
    public func check(against kept: Checkpoint? = nil) throws(ProofError) -> Entry {
        let entry = try entry()
        guard entry.sequence == proof.index else {
            throw ProofError("it is for entry \(proof.index), but the entry it brings is number \(entry.sequence)")
        }
        let checkpoint = note.checkpoint
        guard ExactText(entry.source) == ExactText(checkpoint.origin) else {
            throw ProofError(
                "its entry belongs to the log \(entry.source.quotedForDisplay), its checkpoint to "
                    + checkpoint.origin.quotedForDisplay)
        }
        let hasher = MerkleHasher()
        try proof.verify(
            leaf: hasher.leaf(extra), size: checkpoint.size, rootHash: checkpoint.rootHash, using: hasher)
        if let kept { try checkpoint.checkIsSame(as: kept) }
        return entry
    }

    private func entry() throws(ProofError) -> Entry {
        if extra.isEmpty { throw ProofError("it has no extra line, which would bring the entry along") }
        do throws(EntryError) {
            return try extra.withUnsafeBufferPointer { line throws(EntryError) in try Entry(line: line) }
        } catch {
            throw ProofError("its extra line is not an entry: \(error.problem)")
        }
    }
}

extension Checkpoint {
    fileprivate func checkIsSame(as kept: Checkpoint) throws(ProofError) {
        try checkIsOfSameLog(as: kept)
        if size > kept.size {
            throw ProofError(
                "it is of the log with \(size) entries, the checkpoint given with \(kept.size); first check what 'prove"
                    + " --from \(kept.size)' makes with that checkpoint, then this proof with the newer one")
        }
        if size < kept.size {
            throw ProofError(
                "it is of the log with \(size) entries, the checkpoint given with \(kept.size); have the proof made"
                    + " again")
        }
        guard rootHash == kept.rootHash else {
            throw ProofError(
                "its root hash at \(size) entries is not that of the checkpoint given: the log was altered, or one of"
                    + " the two is false")
        }
    }

    func checkIsOfSameLog(as kept: Checkpoint) throws(ProofError) {
        guard ExactText(origin) == ExactText(kept.origin) else {
            throw ProofError(
                "it is of the log \(origin.quotedForDisplay), the checkpoint given of \(kept.origin.quotedForDisplay)")
        }
    }
}
