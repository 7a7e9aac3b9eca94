import MerkleTree

// The Merkle frontier: the compact range at the checkpoint's size, kept in `snapshots/` so that an append does not
// have to hash the log again. It is believed only when it gives the checkpoint's root and the log ends where it says,
// and made again when not.

/// What the derived file holds.
private struct StoredFrontier {
    var range: CompactRange
    /// Where the log ended, as a file name and a number of bytes.
    var end: String

    /// The size, the end, and the hashes, a line each.
    var text: String {
        ([String(range.size), end] + range.hashes.map(\.base64)).joined(separator: "\n") + "\n"
    }

    init(range: CompactRange, segment: SegmentName, offset: Int) {
        self.range = range
        end = "\(segment.text) \(offset)"
    }

    init?(text: String) {
        let lines = text.unicodeScalars.split(separator: "\n").map(String.init)
        guard lines.count >= 2, let size = Int(lines[0]),
            let range = CompactRange(size: size, hashes: lines.dropFirst(2).compactMap { MerkleHash(base64: $0) })
        else { return nil }
        self.range = range
        end = lines[1]
    }
}

extension EntryLog {
    /// The compact range at the log's end: from the derived file when that is right, else from the log itself.
    /// - Throws: ``LogError`` `damaged` when the log itself does not give the checkpoint's root.
    func frontier(at extent: LogExtent, using hasher: MerkleHasher) throws(LogError) -> CompactRange {
        if extent.size == extent.checkpoint.size, let stored = readFrontier(),
            stored.range.size == extent.checkpoint.size,
            stored.range.root(using: hasher) == extent.checkpoint.rootHash,
            // A line slipped in at the end would leave size and root as they are.
            stored.end == "\(extent.endSegment.text) \(extent.endOffset)"
        {
            return stored.range
        }
        return try checkedRange(extent, using: hasher)
    }

    /// The compact range at the log's end, from the log itself.
    /// - Throws: ``LogError`` `damaged` when the log does not give the checkpoint's root.
    func checkedRange(_ extent: LogExtent, using hasher: MerkleHasher) throws(LogError) -> CompactRange {
        try fold(extent) {
            LeafFold()
        } visit: { _, _ in
        }.range
    }

    private func readFrontier() -> StoredFrontier? {
        guard let bytes = try? files.contents(of: directory.frontier, limitBytes: frontierLimitBytes) else {
            return nil
        }
        return StoredFrontier(text: String(decoding: bytes, as: UTF8.self))
    }

    /// Writes the derived file. A failure costs time later and nothing else, so it is not reported.
    ///
    /// In place where there is one, which takes a fraction of the time of a new file and its renaming, and is as safe:
    /// what is read is believed only when the hashes give the checkpoint's root, so that half of an old and half of a new
    /// one, after a power failure, are as good as none.
    func writeFrontier(_ range: CompactRange, segment: SegmentName, offset: Int) {
        let bytes = Array(StoredFrontier(range: range, segment: segment, offset: offset).text.utf8)
        if (try? overwriteFrontier(bytes)) != true { try? writeDerived(frontierName, bytes) }
    }

    /// - Returns: Whether there was one to write over.
    private func overwriteFrontier(_ bytes: [UInt8]) throws(LogError) -> Bool {
        guard let file = try files.openIfPresent(directory.frontier, .update) else { return false }
        let sizeBytes = try files.size(of: file)
        guard sizeBytes <= frontierLimitBytes else { return false }
        // Empty lines, which mean nothing, over the rest of a longer one.
        let rest = [UInt8](repeating: UInt8(ascii: "\n"), count: max(0, sizeBytes - bytes.count))
        try files.write(bytes + rest, to: file, at: 0)
        return true
    }
}

let frontierName = "merkle-frontier"
/// Sixty hashes and more, for a log without limits.
private let frontierLimitBytes = 4096

extension LogExtent {
    /// The entries are not the ones the checkpoint was made of.
    public var rootMismatch: LogError {
        LogError(
            .damaged,
            "the first \(checkpoint.size) entries do not have the root hash that events/checkpoint states for them",
            remedy: "something recorded was changed: restore events/ from a copy; do not append")
    }
}
