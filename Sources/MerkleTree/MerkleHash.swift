/// A SHA-256 hash of a leaf, a node or a whole tree: 32 bytes, kept inline so that a million of them cost no
/// allocation.
public struct MerkleHash: Hashable, Sendable {
    var storage: SIMD32<UInt8>

    init(storage: SIMD32<UInt8>) {
        self.storage = storage
    }

    /// A hash from its 32 bytes; `nil` when there are more or fewer.
    public init?(bytes: [UInt8]) {
        guard bytes.count == SIMD32<UInt8>.scalarCount else { return nil }
        storage = SIMD32(bytes)
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { storage.indices.map { storage[$0] } }

    /// The first 64 bits, as a number.
    public var first64Bits: UInt64 {
        withUnsafeBytes(of: storage) { UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self)) }
    }

    /// A hash from standard base64 with padding (RFC 4648, section 4); `nil` for anything else.
    public init?(base64 text: some StringProtocol) {
        guard let bytes = Base64.decode(String(text)) else { return nil }
        self.init(bytes: bytes)
    }

    /// The hash in standard base64 with padding, 44 characters.
    public var base64: String { Base64.encode(bytes) }

    /// The root of a tree without leaves: SHA-256 of nothing (RFC 9162, section 2.1.1).
    public static let emptyTree = MerkleHasher().hash(of: [])
}

extension MerkleHash: CustomStringConvertible {
    /// The base64 form.
    public var description: String { base64 }
}
