#if canImport(CryptoKit)
    import CryptoKit
#else
    import CLibCrypto
#endif

/// SHA-256 by the system's library, one message at a time: libcrypto, or CryptoKit on Apple's systems.
///
/// Keeps libcrypto's working memory for reuse, and so serves one thread at a time.
final class SystemSHA256 {
    #if !canImport(CryptoKit)
        private let sha256: OpaquePointer
    #endif

    /// Loads libcrypto, the first one made. A system without it, a libcrypto without SHA-256, or no memory for a few
    /// hundred bytes, ends the process: there is no sensible way on.
    init() {
        #if !canImport(CryptoKit)
            guard let sha256 = clibcrypto_sha256_new() else {
                fatalError("the system provides no SHA-256: please install OpenSSL 3's libcrypto.so.3 (libssl3)")
            }
            self.sha256 = sha256
        #endif
    }

    #if !canImport(CryptoKit)
        deinit {
            clibcrypto_sha256_free(sha256)
        }
    #endif

    /// SHA-256(prefix ‖ data), the prefix being left out when `nil`.
    func digest(prefix: UInt8?, _ data: UnsafeRawBufferPointer) -> MerkleHash {
        var result = SIMD32<UInt8>()
        #if canImport(CryptoKit)
            var hasher = SHA256()
            if let prefix { hasher.update(data: [prefix]) }
            hasher.update(bufferPointer: data)
            withUnsafeMutableBytes(of: &result) { $0.copyBytes(from: hasher.finalize()) }
        #else
            let isDone = withUnsafeMutableBytes(of: &result) { result in
                let digest = result.assumingMemoryBound(to: UInt8.self).baseAddress
                guard let digest else { return false }
                guard var prefix else { return clibcrypto_sha256(sha256, nil, data.baseAddress, data.count, digest) }
                return clibcrypto_sha256(sha256, &prefix, data.baseAddress, data.count, digest)
            }
            precondition(isDone, "the system's libcrypto failed to compute SHA-256")
        #endif
        return MerkleHash(storage: result)
    }
}
