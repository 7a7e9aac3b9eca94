/// Proposed entries behind one another in memory, each with its type, id and data in the canonical form of RFC 8785: what a
/// ``Batch`` is filled with, some thousands at a time.
public struct BatchRecords: Sendable {
    /// A header of four numbers of four bytes, then the texts they give the sizes of: the id and the signature (each one more
    /// than its size, 0 for none), the type, the data.
    static let headerBytes = 16

    private(set) var bytes: [UInt8] = []
    /// How many entries there are.
    public private(set) var count = 0
    /// Whether any brings an id.
    private(set) var hasIDs = false
    /// Whether any is signed.
    private(set) var areSigned = false
    /// Bytes of the longest entry's texts.
    private(set) var longestBytes = 0

    /// No entries.
    public init() {}

    /// Makes room for as many bytes more.
    public mutating func reserve(bytes count: Int) {
        bytes.reserveCapacity(bytes.count + count)
    }

    /// Adds an entry whose texts are at hand.
    ///
    /// - Parameters:
    ///   - id: As it stands between the quotes of a canonical JSON string; `nil` for one that the log is to make.
    ///   - signature: Likewise; `nil` for none.
    ///   - type: Likewise.
    ///   - data: Appends the data, a canonical JSON object.
    @inline(__always)
    public mutating func add(
        id: UnsafeBufferPointer<UInt8>?, signature: UnsafeBufferPointer<UInt8>? = nil, type: UnsafeBufferPointer<UInt8>,
        data: (inout [UInt8]) -> Void
    ) {
        let start = bytes.count
        append(UInt32(id.map { $0.count + 1 } ?? 0))
        append(UInt32(signature.map { $0.count + 1 } ?? 0))
        append(UInt32(type.count))
        append(0)
        if let id {
            bytes.append(contentsOf: id)
            hasIDs = true
        }
        if let signature {
            bytes.append(contentsOf: signature)
            areSigned = true
        }
        bytes.append(contentsOf: type)
        let dataStart = bytes.count
        data(&bytes)
        let dataBytes = UInt32(bytes.count - dataStart)
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: dataBytes, toByteOffset: start + 12, as: UInt32.self) }
        count &+= 1
        longestBytes = max(longestBytes, bytes.count &- start &- Self.headerBytes)
    }

    private mutating func append(_ number: UInt32) {
        withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
    }

    /// Empties it, and keeps the room.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        (count, hasIDs, areSigned, longestBytes) = (0, false, false, 0)
    }
}

/// A proposed entry of a ``Batch``, where it stands.
struct BatchRecord {
    /// As between the quotes of a JSON string; `nil` for one that the log is to make.
    let id: UnsafeBufferPointer<UInt8>?
    /// Likewise; `nil` for none.
    let signature: UnsafeBufferPointer<UInt8>?
    let type: UnsafeBufferPointer<UInt8>
    let data: UnsafeBufferPointer<UInt8>
    /// How many bytes it has, its header included.
    let sizeBytes: Int

    /// The record at the beginning of some bytes; `nil` when they do not reach to its end.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count >= BatchRecords.headerBytes else { return nil }
        let header = UnsafeRawBufferPointer(bytes)
        let idBytes = Int(header.loadUnaligned(as: UInt32.self))
        let signatureBytes = Int(header.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
        let typeBytes = Int(header.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        let dataBytes = Int(header.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
        let signatureStart = BatchRecords.headerBytes + max(0, idBytes - 1)
        let typeStart = signatureStart + max(0, signatureBytes - 1)
        sizeBytes = typeStart + typeBytes + dataBytes
        guard bytes.count >= sizeBytes else { return nil }
        id =
            idBytes > 0
            ? UnsafeBufferPointer(rebasing: bytes[BatchRecords.headerBytes..<signatureStart]) : nil
        signature = signatureBytes > 0 ? UnsafeBufferPointer(rebasing: bytes[signatureStart..<typeStart]) : nil
        type = UnsafeBufferPointer(rebasing: bytes[typeStart..<(typeStart + typeBytes)])
        data = UnsafeBufferPointer(rebasing: bytes[(typeStart + typeBytes)..<sizeBytes])
    }

    /// Whether it is of a type and has data, both in canonical form.
    func says(_ type: some Sequence<UInt8>, _ data: some Sequence<UInt8>) -> Bool {
        self.type.elementsEqual(type) && self.data.elementsEqual(data)
    }

    /// Bytes of its texts.
    var textBytes: Int { sizeBytes - BatchRecords.headerBytes }
}
