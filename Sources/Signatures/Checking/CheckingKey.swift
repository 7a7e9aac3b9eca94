#if !canImport(CryptoKit)
    import CLibCrypto
#endif

/// A public key as libcrypto has read it. Serves one thread at a time.
final class CheckingKey {
    #if canImport(CryptoKit)
        init(_ key: SSHPublicKey) {}

        /// Nothing is checked without libcrypto: ssh-keygen is there.
        func check(_ value: SignatureValue, _ message: [UInt8], curve: EllipticCurve?) -> SignatureChecker.Outcome {
            .unsupported
        }
    #else
        private let key: OpaquePointer?
        private let failure: SignatureChecker.Outcome

        init(_ key: SSHPublicKey) {
            let der = key.subjectPublicKeyInfo
            self.key = der.flatMap { clibcrypto_public_key_new($0, $0.count) }
            // A system without libcrypto has no hash either, and is found out there.
            failure = der == nil ? .unsupported : .invalidKey
        }

        deinit {
            if let key { clibcrypto_public_key_free(key) }
        }

        /// Whether the key made `value` over `message`; `curve` says an ECDSA key's.
        func check(_ value: SignatureValue, _ message: [UInt8], curve: EllipticCurve?) -> SignatureChecker.Outcome {
            guard let key else { return failure }
            let verdict: CLibCryptoVerdict
            switch (value, curve) {
            case (.ed25519(let bytes), _):
                verdict = clibcrypto_public_key_check(key, nil, bytes, bytes.count, message, message.count)
            case (.ecdsa(let r, let s), let curve?):
                let bytes = DER.sequence(DER.integer(r), DER.integer(s))
                verdict = clibcrypto_public_key_check(
                    key, curve.digestName, bytes, bytes.count, message, message.count)
            case (.rsa(let hash, let bytes), _):
                verdict = clibcrypto_public_key_check(
                    key, hash.libcryptoName, bytes, bytes.count, message, message.count)
            default:
                return .unsupported
            }
            switch verdict {
            case CLIBCRYPTO_SIGNATURE_VALID: return .valid
            case CLIBCRYPTO_SIGNATURE_INVALID: return .invalid
            default: return .unsupported
            }
        }
    #endif
}
