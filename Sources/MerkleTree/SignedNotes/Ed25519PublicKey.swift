#if canImport(CryptoKit)
    import CryptoKit
#else
    import CLibCrypto
#endif

/// A public key of Ed25519 (RFC 8032): what a signature is checked with.
public struct Ed25519PublicKey: Hashable, Sendable {
    /// Length of a key.
    public static let sizeBytes = 32
    /// Length of a signature.
    public static let signatureSizeBytes = 64

    /// The key, encoded as the RFC says.
    public let bytes: [UInt8]

    /// A key from its bytes; `nil` unless there are 32.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.sizeBytes else { return nil }
        self.bytes = Array(bytes)
    }

    /// Whether this system can check signatures; if not, none is valid.
    static var canCheck: Bool {
        #if canImport(CryptoKit)
            true
        #else
            clibcrypto_has_keys()
        #endif
    }

    /// Whether a signature was made of these very bytes, by whoever has the private key.
    public func isValid(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard signature.count == Self.signatureSizeBytes else { return false }
        #if canImport(CryptoKit)
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
            return key?.isValidSignature(signature, for: message) ?? false
        #else
            return clibcrypto_ed25519_verify(bytes, message, message.count, signature)
        #endif
    }
}
