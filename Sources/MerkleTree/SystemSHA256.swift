#if canImport(CLibCrypto)
    import CLibCrypto
#else
    import CryptoKit
#endif

/// SHA-256 by the system's library, one message at a time: libcrypto, or CryptoKit on Apple's systems.
///
/// Keeps libcrypto's working memory for reuse, and so serves one thread at a time.
final class SystemSHA256 {
    #if canImport(CLibCrypto)
        private let context: OpaquePointer
        private let algorithm: OpaquePointer
    #endif

    /// A libcrypto without SHA-256, or no memory for a few hundred bytes, ends the process: there is no sensible way on.
    init() {
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

    /// SHA-256(prefix ‖ data), the prefix being left out when `nil`.
    func digest(prefix: UInt8?, _ data: UnsafeRawBufferPointer) -> MerkleHash {
        var result = SIMD32<UInt8>()
        #if canImport(CLibCrypto)
            var worked = EVP_DigestInit_ex2(context, algorithm, nil)
            if var prefix { worked &= EVP_DigestUpdate(context, &prefix, 1) }
            worked &= EVP_DigestUpdate(context, data.baseAddress, data.count)
            worked &= withUnsafeMutableBytes(of: &result) {
                EVP_DigestFinal_ex(context, $0.bindMemory(to: UInt8.self).baseAddress, nil)
            }
            precondition(worked == 1, "the system's libcrypto failed to compute SHA-256")
        #else
            var hasher = SHA256()
            if let prefix { hasher.update(data: [prefix]) }
            hasher.update(bufferPointer: data)
            withUnsafeMutableBytes(of: &result) { $0.copyBytes(from: hasher.finalize()) }
        #endif
        return MerkleHash(storage: result)
    }
}
