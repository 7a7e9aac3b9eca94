#if canImport(CLibCrypto)
    import CLibCrypto
#else
    import CryptoKit
#endif

/// SHA-256 as RFC 9162, section 2.1.1 applies it to trees: leaves behind a 0x00 byte, nodes behind a 0x01 byte, so
/// that neither can be passed off as the other.
///
/// A hasher keeps libcrypto's working memory for reuse, and so serves one thread at a time.
public final class MerkleHasher {
    #if canImport(CLibCrypto)
        private let context: OpaquePointer
        private let algorithm: OpaquePointer
    #endif

    /// Makes a hasher ready.
    ///
    /// A libcrypto without SHA-256, or no memory for a few hundred bytes, ends the process: there is no sensible way on.
    public init() {
        #if canImport(CLibCrypto)
            // Without this, libcrypto reads openssl.cnf at start, which takes longer than recording an entry.
            OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil)
            guard let context = EVP_MD_CTX_new(), let algorithm = EVP_MD_fetch(nil, "SHA256", nil) else {
                preconditionFailure("the system's libcrypto does not provide SHA-256")
            }
            self.context = context
            self.algorithm = algorithm
        #endif
    }

    #if canImport(CLibCrypto)
        deinit {
            EVP_MD_CTX_free(context)
            EVP_MD_free(algorithm)
        }
    #endif

    /// The hash of a leaf: SHA-256(0x00 ‖ data).
    public func leaf(_ data: UnsafeRawBufferPointer) -> MerkleHash {
        digest(prefix: 0x00, data, nil)
    }

    /// The hash of a leaf: SHA-256(0x00 ‖ data).
    public func leaf(_ data: [UInt8]) -> MerkleHash {
        data.withUnsafeBytes { leaf($0) }
    }

    /// The hash of a node over two subtrees: SHA-256(0x01 ‖ left ‖ right).
    public func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        withUnsafeBytes(of: left.storage) { left in
            withUnsafeBytes(of: right.storage) { right in digest(prefix: 0x01, left, right) }
        }
    }

    /// Plain SHA-256, for what is not part of a tree.
    public func hash(of data: [UInt8]) -> MerkleHash {
        data.withUnsafeBytes { digest(prefix: nil, $0, nil) }
    }

    private func digest(
        prefix: UInt8?, _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer?
    ) -> MerkleHash {
        var result = SIMD32<UInt8>()
        #if canImport(CLibCrypto)
            var worked = EVP_DigestInit_ex2(context, algorithm, nil)
            if var prefix { worked &= EVP_DigestUpdate(context, &prefix, 1) }
            worked &= EVP_DigestUpdate(context, first.baseAddress, first.count)
            if let second { worked &= EVP_DigestUpdate(context, second.baseAddress, second.count) }
            worked &= withUnsafeMutableBytes(of: &result) {
                EVP_DigestFinal_ex(context, $0.bindMemory(to: UInt8.self).baseAddress, nil)
            }
            precondition(worked == 1, "the system's libcrypto failed to compute SHA-256")
        #else
            var hasher = SHA256()
            if let prefix { hasher.update(data: [prefix]) }
            hasher.update(bufferPointer: first)
            if let second { hasher.update(bufferPointer: second) }
            withUnsafeMutableBytes(of: &result) { $0.copyBytes(from: hasher.finalize()) }
        #endif
        return MerkleHash(storage: result)
    }
}
