import EventLog
import MerkleTree

/// What a snapshot says of the ledger, and of where to go on from.
struct SnapshotHead {
    let checkpoint: Checkpoint
    let position: LogPosition
    let range: CompactRange
    /// Where the years begin: behind their opening bracket.
    let end: Int

    /// Reads a snapshot's head.
    /// - Throws: ``ForeignText``.
    init(of bytes: [UInt8]) throws(ForeignText) {
        let read: Result<SnapshotHead, ForeignText> = bytes.withUnsafeBufferPointer { bytes in
            Result { () throws(ForeignText) in
                var reader = SnapshotReader(bytes)
                return try SnapshotHead(&reader)
            }
        }
        self = try read.get()
    }

    private init(_ reader: inout SnapshotReader) throws(ForeignText) {
        try reader.expect("{\n  \"projection\": \"yearly-statistics\",\n  \"version\": ")
        guard try reader.integer() == StatisticsSnapshot.version else { throw ForeignText() }
        try reader.expect(",\n  \"ledger\": {\n    \"origin\": ")
        let origin = try reader.string()
        try reader.expect(",\n    \"rootHash\": ")
        let rootHash = MerkleHash(base64: try reader.string())
        try reader.expect(",\n    \"size\": ")
        let size = try reader.integer()
        try reader.expect("\n  },\n  \"resume\": {\n    \"segment\": ")
        let segment = SegmentName(text: try reader.string())
        try reader.expect(",\n    \"offset\": ")
        let offset = try reader.integer()
        try reader.expect(",\n    \"frontier\": [")
        var hashes: [MerkleHash] = []
        while reader.skip(hashes.isEmpty ? "\n      " : ",\n      ") {
            guard let hash = MerkleHash(base64: try reader.string()) else { throw ForeignText() }
            hashes.append(hash)
        }
        try reader.expect(hashes.isEmpty ? "]\n  },\n" : "\n    ]\n  },\n")
        try reader.expect("  \"years\": [")
        guard let rootHash, let segment, let range = CompactRange(size: size, hashes: hashes) else {
            throw ForeignText()
        }
        checkpoint = Checkpoint(origin: origin, size: size, rootHash: rootHash)
        position = LogPosition(segment: segment, line: 0, offset: offset, sequence: size)
        self.range = range
        end = reader.place
    }
}
