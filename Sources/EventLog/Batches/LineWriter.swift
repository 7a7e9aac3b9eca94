import MerkleTree

/// Writes lines to a segment and hashes them, a block at a time: the memory it takes does not depend on how many there are.
struct LineWriter {
    private static let blockBytes = 1 << 20

    private let files: LogFiles
    private let file: any OpenFile
    private let hasher = MerkleHasher()
    private var bytes: [UInt8] = []
    private var lines: [Range<Int>] = []
    /// Where the next line goes.
    private(set) var offset: Int
    /// The compact range with all that was flushed.
    private(set) var frontier: CompactRange

    init(_ files: LogFiles, _ file: any OpenFile, at offset: Int, behind frontier: CompactRange) {
        self.files = files
        self.file = file
        self.offset = offset
        self.frontier = frontier
    }

    /// Whether it is time to flush.
    var isFull: Bool { bytes.count >= Self.blockBytes }

    /// Adds a line.
    /// - Parameter line: Appends it, without LF.
    @inline(__always)
    mutating func add(_ line: (inout [UInt8]) -> Void) {
        let start = bytes.count
        line(&bytes)
        lines.append(start..<bytes.count)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Writes what was added.
    mutating func flush() throws(LogError) {
        if bytes.isEmpty { return }
        try files.write(bytes, to: file, at: offset)
        // The disk has something to do while the next lines are made. Not worth a call for a few entries.
        if isFull { file.beginWriting(at: offset, count: bytes.count) }
        offset += bytes.count
        bytes.withUnsafeBytes { block in
            let leaves = lines.map { UnsafeRawBufferPointer(rebasing: block[$0]) }
            let hashes = [MerkleHash](unsafeUninitializedCapacity: leaves.count) { hashes, count in
                leaves.withUnsafeBufferPointer { hasher.leaves($0, into: hashes) }
                count = leaves.count
            }
            hashes.withUnsafeBufferPointer { frontier.append(leaves: $0, using: hasher) }
        }
        bytes.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
    }
}
