#if !canImport(CryptoKit)
    import CLibCrypto
#endif

/// Why a private key cannot be had.
public enum PrivateKeyError: Error, Equatable, Sendable {
    /// The system has no libcrypto of OpenSSL 3, or that cannot do it.
    case unavailable
    /// Not the PEM of a private key.
    case malformed
    /// It is encrypted, and the passphrase is missing, or not the one.
    case wrongPassphrase
    /// A key of another kind.
    case otherKind
}

/// A private key of Ed25519 (RFC 8032): what is signed with. The system's libcrypto makes it, keeps it, and wipes it.
public final class Ed25519PrivateKey {
    #if !canImport(CryptoKit)
        private let key: OpaquePointer

        private init(key: OpaquePointer) {
            self.key = key
        }

        deinit {
            clibcrypto_private_key_free(key)
        }
    #endif

    /// Makes a new key, from the system's random source.
    public static func generate() throws(PrivateKeyError) -> Ed25519PrivateKey {
        #if canImport(CryptoKit)
            throw .unavailable
        #else
            guard let key = clibcrypto_ed25519_generate() else { throw .unavailable }
            return Ed25519PrivateKey(key: key)
        #endif
    }

    /// Reads a PEM text, in which anything may stand above the key.
    public convenience init(pem: SecretBytes, passphrase: SecretBytes?) throws(PrivateKeyError) {
        #if canImport(CryptoKit)
            throw .unavailable
        #else
            var key: OpaquePointer?
            let reading = pem.withBytes { pem in
                Self.withBytes(of: passphrase) { passphrase, count in
                    clibcrypto_private_key_read(
                        pem.assumingMemoryBound(to: UInt8.self).baseAddress ?? Self.nothing, pem.count, passphrase,
                        count, &key)
                }
            }
            switch reading {
            case clibcrypto_read_malformed: throw .malformed
            case clibcrypto_read_wrong_passphrase: throw .wrongPassphrase
            case clibcrypto_read_other_kind: throw .otherKind
            default: break
            }
            guard reading == clibcrypto_read, let key else { throw .unavailable }
            self.init(key: key)
        #endif
    }

    /// The key as a PEM text, PKCS#8: encrypted with the passphrase (PBES2: scrypt, AES-256-CBC), if there is one.
    public func pem(passphrase: SecretBytes?) throws(PrivateKeyError) -> SecretBytes {
        #if canImport(CryptoKit)
            throw .unavailable
        #else
            var count = 0
            let written = Self.withBytes(of: passphrase) { clibcrypto_private_key_write(key, $0, $1, &count) }
            guard let written else { throw .unavailable }
            defer { clibcrypto_wipe_and_free(written, count) }
            return SecretBytes(copying: UnsafeRawBufferPointer(start: written, count: count))
        #endif
    }

    /// The public key that belongs to it.
    public func publicKey() throws(PrivateKeyError) -> Ed25519PublicKey {
        #if canImport(CryptoKit)
            throw .unavailable
        #else
            var bytes = [UInt8](repeating: 0, count: Ed25519PublicKey.sizeBytes)
            guard clibcrypto_ed25519_public_key(key, &bytes), let publicKey = Ed25519PublicKey(bytes: bytes) else {
                throw .unavailable
            }
            return publicKey
        #endif
    }

    /// Signs a message: 64 bytes.
    public func signature(of message: [UInt8]) throws(PrivateKeyError) -> [UInt8] {
        #if canImport(CryptoKit)
            throw .unavailable
        #else
            var signature = [UInt8](repeating: 0, count: Ed25519PublicKey.signatureSizeBytes)
            guard clibcrypto_ed25519_sign(key, message, message.count, &signature) else { throw .unavailable }
            return signature
        #endif
    }
}

#if !canImport(CryptoKit)
    extension Ed25519PrivateKey {
        /// What stands for no bytes where there must be an address.
        nonisolated(unsafe) private static let nothing = UnsafePointer(
            UnsafeMutablePointer<UInt8>.allocate(capacity: 1))

        private static func withBytes<Result>(
            of passphrase: SecretBytes?, _ body: (UnsafePointer<UInt8>?, Int) -> Result
        ) -> Result {
            guard let passphrase else { return body(nil, 0) }
            return passphrase.withBytes { bytes in
                body(bytes.assumingMemoryBound(to: UInt8.self).baseAddress ?? nothing, bytes.count)
            }
        }
    }
#endif
