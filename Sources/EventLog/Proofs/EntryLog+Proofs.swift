import MerkleTree

// Proofs are made in one walk over the log: of a log that is not what its checkpoint was made of, nothing is proved.

extension EntryLog {
    /// The checkpoint of the log as it stands, with all complete batches, which the checkpoint file may lag behind.
    ///
    /// Reads the whole log.
    /// - Parameter last: A checkpoint that the log must be a continuation of.
    /// - Throws: ``LogError``: `notFound` without a ledger, `damaged`, also when the log does not continue `last`.
    public func currentCheckpoint(continuing last: Checkpoint? = nil) throws -> Checkpoint {
        let extent = try extent()
        let hasher = MerkleHasher()
        guard let last else {
            let range = try checkedRange(extent, using: hasher)
            return Checkpoint(origin: extent.origin, size: range.size, rootHash: range.root(using: hasher))
        }
        var continuation = try Continuation(of: last, extent)
        let folded = try fold(extent, cuts: [last.size]) {
            LeafFold()
        } visit: { _, range in
            continuation.note(range, using: hasher)
        }
        try continuation.check()
        return Checkpoint(origin: extent.origin, size: folded.range.size, rootHash: folded.range.root(using: hasher))
    }

    /// Proves that the log as it stands holds an entry. The entry's line goes along, so that nothing else is needed to
    /// check the proof.
    ///
    /// Reads the whole log.
    /// - Parameter last: A checkpoint that the log must be a continuation of.
    /// - Throws: ``LogError``: `notFound` without a ledger, `damaged`; `ProofError` when there is no such entry.
    public func inclusionProof(of sequence: Int, continuing last: Checkpoint? = nil) throws -> InclusionDocument {
        let extent = try extent()
        var builder = try ProofBuilder(inclusionOf: sequence, size: extent.size)
        var entryLine: [UInt8] = []
        let hasher = MerkleHasher()
        let checkpoint = try checkedCheckpoint(extent, continuing: last) { entry, leaf in
            builder.append(leaf, using: hasher)
            if entry.sequence == sequence { entryLine = Array(entry.line) }
        }
        return InclusionDocument(
            extra: entryLine, proof: InclusionProof(index: sequence, hashes: builder.hashes),
            note: CheckpointNote(checkpoint: checkpoint))
    }

    /// Proves that the log as it stands continues the one that its first `size` entries were.
    ///
    /// Reads the whole log.
    /// - Parameter last: A checkpoint that the log must be a continuation of.
    /// - Throws: ``LogError``: `notFound` without a ledger, `damaged`; `ProofError` when the log has fewer entries, and
    ///   for a size of 0, from which there is nothing to prove.
    public func consistencyProof(from size: Int, continuing last: Checkpoint? = nil) throws -> ConsistencyDocument {
        let extent = try extent()
        var builder = try ProofBuilder(consistencyFrom: size, size: extent.size)
        let hasher = MerkleHasher()
        let checkpoint = try checkedCheckpoint(extent, continuing: last) { _, leaf in
            builder.append(leaf, using: hasher)
        }
        return ConsistencyDocument(
            proof: ConsistencyProof(oldSize: size, hashes: builder.hashes), note: CheckpointNote(checkpoint: checkpoint)
        )
    }

    /// Reads an extent with the leaf of each entry; returns what its proofs are of.
    private func checkedCheckpoint(
        _ extent: LogExtent, continuing last: Checkpoint?,
        _ body: (borrowing ScannedEntry, MerkleHash) -> Void
    ) throws -> Checkpoint {
        let hasher = MerkleHasher()
        var continuation = try last.map { last throws(LogError) in try Continuation(of: last, extent) }
        let (range, _) = try visitEntries(of: extent) { entry in
            // A second time: the walk hashes many lines at once, later.
            let leaf = hasher.leaf(UnsafeRawBufferPointer(entry.line))
            continuation?.append(leaf, using: hasher)
            body(entry, leaf)
        }
        try continuation?.check()
        return Checkpoint(origin: extent.origin, size: range.size, rootHash: range.root(using: hasher))
    }
}
