import MerkleTree

/// Lines waiting to be hashed as leaves, many at a time. Holds places, not bytes: they must stay where they are until then.
struct LeafBatch: ~Copyable {
    /// About a block's worth of lines, so that the lowest levels of the tree are hashed many nodes at a time, too.
    private static let limit = 1024

    private let lines: UnsafeMutableBufferPointer<UnsafeRawBufferPointer>
    private let hashes: UnsafeMutableBufferPointer<MerkleHash>
    private var count = 0

    init() {
        lines = .allocate(capacity: Self.limit)
        lines.initialize(repeating: UnsafeRawBufferPointer(start: nil, count: 0))
        hashes = .allocate(capacity: Self.limit)
        hashes.initialize(repeating: MerkleHash.emptyTree)
    }

    deinit {
        lines.deallocate()
        hashes.deallocate()
    }

    var isFull: Bool { count == Self.limit }

    /// Adds a line, unless the batch is full.
    mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
        guard count < Self.limit else { return }
        lines[count] = UnsafeRawBufferPointer(line)
        count &+= 1
    }

    /// Hashes what is waiting, and adds it to a range.
    mutating func hash(into range: inout CompactRange, using hasher: MerkleHasher) {
        if count == 0 { return }
        let waiting = UnsafeBufferPointer(rebasing: lines[..<count])
        hasher.leaves(waiting, into: hashes)
        range.append(leaves: UnsafeBufferPointer(rebasing: hashes[..<count]), using: hasher)
        count = 0
    }
}
