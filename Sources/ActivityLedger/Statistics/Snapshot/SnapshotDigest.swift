import MerkleTree

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The end of a snapshot, by which it is known to be as it was written: the Merkle tree hash of all lines before.
///
/// Hashed line by line and not in one go because that takes a fraction of the time: many are hashed side by side.
enum SnapshotDigest {
    /// What comes behind the other lines.
    static func end(behind lines: [UInt8]) -> [UInt8] {
        lines.withUnsafeBufferPointer(end(behind:))
    }

    /// The number of bytes before the end.
    /// - Throws: ``ForeignText`` when the end is not what has to come behind them.
    static func check(_ bytes: [UInt8]) throws(ForeignText) -> Int {
        let count = bytes.count - sizeBytes
        guard count > 0 else { throw ForeignText() }
        let expected = bytes.withUnsafeBufferPointer { end(behind: UnsafeBufferPointer(rebasing: $0[..<count])) }
        guard bytes[count...].elementsEqual(expected) else { throw ForeignText() }
        return count
    }

    private static let sizeBytes = end(MerkleHash.emptyTree).count

    private static func end(_ hash: MerkleHash) -> [UInt8] { Array("  \"digest\": \"\(hash.base64)\"\n}\n".utf8) }

    private static func end(behind lines: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let hasher = MerkleHasher()
        var range = CompactRange()
        let batch = 1024
        withUnsafeTemporaryAllocation(of: UnsafeRawBufferPointer.self, capacity: batch) { leaves in
            withUnsafeTemporaryAllocation(of: MerkleHash.self, capacity: batch) { hashes in
                var rest = UnsafeRawBufferPointer(lines)
                while !rest.isEmpty {
                    var count = 0
                    while count < batch, let line = nextLine(&rest) {
                        leaves.initializeElement(at: count, to: line)
                        count += 1
                    }
                    hasher.leaves(UnsafeBufferPointer(rebasing: leaves[..<count]), into: hashes)
                    range.append(leaves: UnsafeBufferPointer(rebasing: hashes[..<count]), using: hasher)
                }
            }
        }
        return end(range.root(using: hasher))
    }

    /// The next line without its LF, taken off the rest; `nil` at the end.
    private static func nextLine(_ rest: inout UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        guard let start = rest.baseAddress, !rest.isEmpty else { return nil }
        let count = memchr(start, 0x0A, rest.count).map { UnsafeRawPointer($0) - start } ?? rest.count
        defer { rest = UnsafeRawBufferPointer(rebasing: rest[min(count + 1, rest.count)...]) }
        return UnsafeRawBufferPointer(rebasing: rest[..<count])
    }
}
