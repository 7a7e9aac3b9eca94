#if canImport(CryptoKit)
    import CryptoKit
#else
    import CLibCrypto
#endif

/// The hash functions that SSH's signatures and fingerprints are made with.
public enum HashAlgorithm: String, CaseIterable, Sendable {
    /// SHA-256.
    case sha256
    /// SHA-512, what ssh-keygen takes unless told otherwise.
    case sha512

    /// The digest of some bytes; `nil` where there is no libcrypto.so.3.
    func digest(_ bytes: [UInt8]) -> [UInt8]? {
        #if canImport(CryptoKit)
            switch self {
            case .sha256: Array(SHA256.hash(data: bytes))
            case .sha512: Array(SHA512.hash(data: bytes))
            }
        #else
            var digest = [UInt8](repeating: 0, count: sizeBytes)
            return clibcrypto_digest(libcryptoName, bytes, bytes.count, &digest, digest.count) ? digest : nil
        #endif
    }

    private var sizeBytes: Int { self == .sha256 ? 32 : 64 }
    /// As libcrypto calls it.
    var libcryptoName: String { self == .sha256 ? "SHA256" : "SHA512" }
}
