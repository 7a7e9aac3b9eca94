import MerkleTree

/// What an index consists of, and which log it is of: the file `snapshots/entry-index`.
///
/// It carries the Merkle frontier at the index's size. Adding the leaves behind it must give the checkpoint's root: that
/// proves, in the time it takes to read what is new, that the index is of this log.
struct IndexManifest: Equatable {
    static let fileName = "entry-index"
    /// A limit on what is read into memory; a log of ten billion entries needs about half of it.
    static let limitBytes = 4 << 20
    /// Goes up when the same log would give another index.
    private static let version = 1

    /// Name of the terms beside the ids.
    var terms: String
    /// Behind the last entry of the index.
    var position: LogPosition
    /// The Merkle frontier there.
    var range: CompactRange
    /// The runs, which cover the log from entry 0 on in order.
    var runs: [IndexRun]

    /// An index of nothing, from which any can be made.
    static func empty(_ terms: EntryTerms) -> IndexManifest {
        IndexManifest(terms: terms.name, position: .start, range: CompactRange(), runs: [])
    }

    /// Number of entries in the index.
    var size: Int { range.size }

    /// The file's contents.
    var text: String {
        let lines =
            [
                "activity-ledger entry index \(Self.version)", terms,
                "\(position.segment?.text ?? "-") \(position.offset) \(size)",
                range.hashes.map(\.base64).joined(separator: " "),
            ] + runs.map(\.line)
        let text = lines.joined(separator: "\n") + "\n"
        return text + MerkleHasher().hash(of: Array(text.utf8)).base64 + "\n"
    }

    /// Reads a file's contents; `nil` for anything that ``text`` would not write.
    init?(text bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self)
            .unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 6 else { return nil }
        let place = lines[2].unicodeScalars.split(separator: " ").map(String.init)
        guard place.count == 3, let segment = SegmentName(text: place[0]), let offset = Int(place[1]),
            let size = Int(place[2]), offset > 0,
            let range = CompactRange(
                size: size,
                hashes: lines[3].unicodeScalars.split(separator: " ").compactMap { MerkleHash(base64: String($0)) })
        else { return nil }
        let runs = lines[4..<(lines.count - 2)].compactMap { IndexRun(line: $0) }
        self.init(
            terms: lines[1], position: LogPosition(segment: segment, line: 0, offset: offset, sequence: size),
            range: range, runs: runs)
        var covered = 0
        for run in runs {
            guard run.entries.lowerBound == covered else { return nil }
            covered = run.entries.upperBound
        }
        // Written again and compared, which checks the digest with all the rest.
        guard covered == size, text.utf8.elementsEqual(bytes) else { return nil }
    }

    init(terms: String, position: LogPosition, range: CompactRange, runs: [IndexRun]) {
        self.terms = terms
        self.position = position
        self.range = range
        self.runs = runs
    }
}

extension EntryLog {
    /// The manifest on disk; `nil` when there is none that can be used.
    func readIndexManifest() -> IndexManifest? {
        let bytes = try? readDerived(IndexManifest.fileName, limitBytes: IndexManifest.limitBytes)
        guard let manifest = bytes.flatMap({ IndexManifest(text: $0) }), manifest.terms == terms.name else {
            return nil
        }
        return manifest
    }

    func removeIndexManifest() {
        try? environment.fileSystem.removeFile(directory.snapshots + "/" + IndexManifest.fileName)
    }
}
