import MerkleTree

// Proofs are made in one checked replay: of a log that is not what its checkpoint was made of, nothing is proved.

extension EntryLog {
    /// The checkpoint of the log as it stands, with all complete batches, which the checkpoint file may lag behind.
    ///
    /// Reads the whole log.
    /// - Throws: ``LogError``: `notFound` without a ledger, `damaged`.
    public func currentCheckpoint() throws -> Checkpoint {
        let extent = try extent()
        let hasher = MerkleHasher()
        let range = try checkedRange(extent, using: hasher)
        return Checkpoint(origin: extent.origin, size: range.size, rootHash: range.root(using: hasher))
    }

    /// Proves that the log as it stands holds an entry. The entry's line goes along, so that nothing else is needed to
    /// check the proof.
    ///
    /// Reads the whole log.
    /// - Throws: ``LogError``: `notFound` without a ledger, `damaged`; ``ProofError`` when there is no such entry.
    public func inclusionProof(of sequence: Int) throws -> InclusionDocument {
        let extent = try extent()
        var builder = try ProofBuilder(inclusionOf: sequence, size: extent.size)
        var entryLine: [UInt8] = []
        let checkpoint = try feed(&builder, extent) { entry, line in
            if entry.sequence == sequence { entryLine = Array(line) }
        }
        return InclusionDocument(
            extra: entryLine, proof: InclusionProof(index: sequence, hashes: builder.hashes),
            note: CheckpointNote(checkpoint: checkpoint))
    }

    /// Proves that the log as it stands continues the one that its first `size` entries were.
    ///
    /// Reads the whole log.
    /// - Throws: ``LogError``: `notFound` without a ledger, `damaged`; ``ProofError`` when the log has fewer entries, and
    ///   for a size of 0, from which there is nothing to prove.
    public func consistencyProof(from size: Int) throws -> ConsistencyDocument {
        let extent = try extent()
        var builder = try ProofBuilder(consistencyFrom: size, size: extent.size)
        let checkpoint = try feed(&builder, extent) { _, _ in }
        return ConsistencyDocument(
            proof: ConsistencyProof(oldSize: size, hashes: builder.hashes), note: CheckpointNote(checkpoint: checkpoint)
        )
    }

    /// Gives a builder all leaves of an extent; returns what the proof is of.
    private func feed(
        _ builder: inout ProofBuilder, _ extent: LogExtent, _ body: (Entry, UnsafeBufferPointer<UInt8>) -> Void
    ) throws -> Checkpoint {
        let hasher = MerkleHasher()
        let (range, _) = try checkedReplay(extent, using: hasher) { entry, line in
            // The replay has hashed the line already; next to reading it as JSON, doing so again costs nothing.
            builder.append(hasher.leaf(UnsafeRawBufferPointer(line)), using: hasher)
            body(entry, line)
        }
        return Checkpoint(origin: extent.origin, size: range.size, rootHash: range.root(using: hasher))
    }
}
