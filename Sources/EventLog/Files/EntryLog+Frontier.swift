import MerkleTree

// The Merkle frontier: the compact range at the checkpoint's size, kept in `snapshots/` so that an append does not
// have to hash the log again. It is believed only when it gives the checkpoint's root, and made again when it does not.

extension EntryLog {
    /// The compact range at the checkpoint: from the derived file when that is right, else from the log itself.
    /// - Throws: ``LogError`` `damaged` when the log itself does not give the checkpoint's root.
    func frontier(at extent: LogExtent, using hasher: MerkleHasher) throws(LogError) -> CompactRange {
        if extent.size == extent.checkpoint.size, let range = readFrontier(),
            range.size == extent.checkpoint.size, range.root(using: hasher) == extent.checkpoint.rootHash
        {
            return range
        }
        do {
            return try checkedReplay(extent, using: hasher) { _, _ in }
        } catch let error as LogError {
            throw error
        } catch {
            preconditionFailure("the closure above throws nothing")
        }
    }

    private func readFrontier() -> CompactRange? {
        guard let bytes = try? files.contents(of: directory.frontier, limitBytes: 4096) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard let size = lines.first.flatMap({ Int($0) }) else { return nil }
        let hashes = lines.dropFirst().compactMap { MerkleHash(base64: $0) }
        return CompactRange(size: size, hashes: hashes)
    }

    /// Writes the derived file: the size, then the hashes, a line each. A failure costs time later and nothing else, so
    /// it is not reported.
    func writeFrontier(_ range: CompactRange) {
        let lines = [String(range.size)] + range.hashes.map(\.base64)
        try? writeDerived("merkle-frontier", Array((lines.joined(separator: "\n") + "\n").utf8))
    }
}

extension LogExtent {
    /// The entries are not the ones the checkpoint was made of.
    public var rootMismatch: LogError {
        LogError(
            .damaged,
            "the first \(checkpoint.size) entries do not have the root hash that events/checkpoint states for them",
            remedy: "something recorded was changed: restore events/ from a copy; do not append")
    }
}
