import MerkleTree

/// The unit in which a run is read: up to 255 records, and a digest over them, the run's identity and the block's place
/// in it. A block that is torn, zeroed, left over from another run or in another place does not pass.
struct IndexBlock {
    static let sizeBytes = 4096
    static let capacity = (sizeBytes - digestBytes) / recordBytes
    private static let digestBytes = 16
    private static let recordBytes = 16

    private let bytes: [UInt8]
    /// Number of records, at least 1.
    let count: Int

    /// A block as it stands in a file; `nil` when it is not the one it should be.
    /// - Parameter count: How many records it has, which is not written in it.
    init?(_ bytes: [UInt8], count: Int, number: Int, of identity: String, using hasher: MerkleHasher) {
        guard bytes.count == Self.sizeBytes, (1...Self.capacity).contains(count),
            bytes.prefix(Self.digestBytes)
                .elementsEqual(Self.digest(bytes.dropFirst(Self.digestBytes), number, identity, hasher))
        else { return nil }
        self.bytes = bytes
        self.count = count
    }

    /// The bytes of a block of at most ``capacity`` records.
    static func bytes(
        _ records: ArraySlice<IndexRecord>, number: Int, of identity: String, using hasher: MerkleHasher
    ) -> [UInt8] {
        var payload: [UInt8] = []
        payload.reserveCapacity(sizeBytes)
        for record in records {
            withUnsafeBytes(of: record.key.littleEndian) { payload.append(contentsOf: $0) }
            withUnsafeBytes(of: Int64(record.sequence).littleEndian) { payload.append(contentsOf: $0) }
        }
        payload += [UInt8](repeating: 0, count: sizeBytes - digestBytes - payload.count)
        return digest(payload[...], number, identity, hasher) + payload
    }

    private static func digest(
        _ payload: ArraySlice<UInt8>, _ number: Int, _ identity: String, _ hasher: MerkleHasher
    ) -> ArraySlice<UInt8> {
        hasher.hash(of: Array("\(identity) \(number) ".utf8) + payload).bytes.prefix(digestBytes)
    }

    /// The record at an index below ``count``.
    subscript(index: Int) -> IndexRecord {
        bytes.withUnsafeBytes { bytes in
            let offset = Self.digestBytes + index * Self.recordBytes
            return IndexRecord(
                key: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
                sequence: Int(Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: Int64.self))))
        }
    }

    var first: IndexRecord { self[0] }
    var last: IndexRecord { self[count - 1] }

    /// The greatest record below a limit; `nil` when there is none.
    func last(below limit: IndexRecord) -> IndexRecord? {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle] < limit { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? self[low - 1] : nil
    }
}
