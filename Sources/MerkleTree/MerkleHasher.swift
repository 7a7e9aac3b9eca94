import CSHA256

/// SHA-256 as RFC 9162, section 2.1.1 applies it to trees: leaves behind a 0x00 byte, nodes behind a 0x01 byte, so
/// that neither can be passed off as the other.
///
/// Hashes with what is fastest on this processor: many leaves or nodes side by side in vectors, the processor's SHA
/// instructions, or the system's library. Of many at a time, each costs half or less of what it costs on its own.
///
/// A hasher keeps working memory for reuse, and so serves one thread at a time.
public final class MerkleHasher {
    private let many: CSHA256Implementation
    private let one: CSHA256Implementation
    /// Asked for once: on a virtual machine each question to the processor takes some ten microseconds.
    private static let fastest = (many: csha256_fastest_for_many(), one: csha256_fastest_for_one())

    /// Made when first needed: with a faster way at hand, libcrypto need not even be started.
    private lazy var system = SystemSHA256()

    /// Makes a hasher ready.
    ///
    /// Where the system's library is needed, a libcrypto without SHA-256 ends the process at the first hash: there is no
    /// sensible way on.
    public init() {
        (many, one) = Self.fastest
    }

    /// A hasher that uses these implementations, which must be available.
    init(many: CSHA256Implementation, one: CSHA256Implementation) {
        precondition(csha256_is_available(many) && csha256_is_available(one), "not available on this processor")
        self.many = many
        self.one = one
    }

    /// The hash of a leaf: SHA-256(0x00 ‖ data).
    public func leaf(_ data: UnsafeRawBufferPointer) -> MerkleHash {
        digest(.leaf, data)
    }

    /// The hash of a leaf: SHA-256(0x00 ‖ data).
    public func leaf(_ data: [UInt8]) -> MerkleHash {
        data.withUnsafeBytes { leaf($0) }
    }

    /// The hashes of many leaves, SHA-256(0x00 ‖ data) each, in the same order.
    ///
    /// - Parameters:
    ///   - data: What to hash. Best hundreds at a time, of whatever lengths.
    ///   - hashes: Where the hashes go, initialized or not; room for as many. Less room ends the process.
    public func leaves(
        _ data: UnsafeBufferPointer<UnsafeRawBufferPointer>, into hashes: UnsafeMutableBufferPointer<MerkleHash>
    ) {
        precondition(hashes.count >= data.count, "no room for the hashes")
        guard many != .none else {
            for (index, data) in data.enumerated() { hashes.initializeElement(at: index, to: leaf(data)) }
            return
        }
        // As many as the C function looks at together, in memory of the stack.
        let batch = 256
        withUnsafeTemporaryAllocation(of: UnsafePointer<UInt8>?.self, capacity: batch) { messages in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: batch) { lengths in
                var start = 0
                while start < data.count {
                    let count = min(batch, data.count - start)
                    for index in 0..<count {
                        let message = data[start + index]
                        messages.initializeElement(
                            at: index, to: message.baseAddress?.assumingMemoryBound(to: UInt8.self))
                        lengths.initializeElement(at: index, to: message.count)
                    }
                    UnsafeMutableBufferPointer(rebasing: hashes[start..<(start + count)]).withBytes {
                        csha256_messages(many, .leaf, messages.baseAddress, lengths.baseAddress, count, $0)
                    }
                    start += count
                }
            }
        }
    }

    /// The hash of a node over two subtrees: SHA-256(0x01 ‖ left ‖ right).
    public func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        let pair = (left, right)
        return withUnsafeBytes(of: pair) { pair in
            guard one != .none else { return system.digest(prefix: 0x01, pair) }
            return MerkleHash { csha256_nodes(one, pair.baseAddress, 1, $0) }
        }
    }

    /// The hashes of the nodes over subtrees that lie side by side: of the first and second, the third and fourth, and so
    /// on, SHA-256(0x01 ‖ left ‖ right) each.
    ///
    /// - Parameters:
    ///   - subtrees: Roots of the subtrees, from left to right. A last one without a neighbour is left out.
    ///   - hashes: Where the hashes go, initialized or not; room for half as many, less of which ends the process. May be
    ///     the beginning of `subtrees`.
    public func nodes(
        over subtrees: UnsafeBufferPointer<MerkleHash>, into hashes: UnsafeMutableBufferPointer<MerkleHash>
    ) {
        let count = subtrees.count / 2
        precondition(hashes.count >= count, "no room for the hashes")
        guard many != .none else {
            for index in 0..<count {
                hashes.initializeElement(at: index, to: node(subtrees[2 * index], subtrees[2 * index + 1]))
            }
            return
        }
        hashes.withBytes { csha256_nodes(many, UnsafeRawPointer(subtrees.baseAddress), count, $0) }
    }

    /// Plain SHA-256, for what is not part of a tree.
    public func hash(of data: [UInt8]) -> MerkleHash {
        data.withUnsafeBytes { digest(.none, $0) }
    }

    private func digest(_ prefix: CSHA256Prefix, _ data: UnsafeRawBufferPointer) -> MerkleHash {
        guard one != .none else { return system.digest(prefix: prefix == .leaf ? 0x00 : nil, data) }
        return MerkleHash { digest in
            var message = data.baseAddress?.assumingMemoryBound(to: UInt8.self)
            var length = data.count
            csha256_messages(one, prefix, &message, &length, 1, digest)
        }
    }
}

extension MerkleHash {
    /// The 32 bytes that `write` puts down.
    fileprivate init(_ write: (UnsafeMutablePointer<UInt8>?) -> Void) {
        self.init(storage: SIMD32())
        withUnsafeMutableBytes(of: &storage) { write($0.bindMemory(to: UInt8.self).baseAddress) }
    }
}

extension UnsafeMutableBufferPointer<MerkleHash> {
    /// The hashes as the bytes they are: 32 each, behind one another.
    fileprivate func withBytes(_ body: (UnsafeMutablePointer<UInt8>?) -> Void) {
        baseAddress?.withMemoryRebound(to: UInt8.self, capacity: count * SIMD32<UInt8>.scalarCount, body)
    }
}
