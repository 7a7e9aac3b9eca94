#if !canImport(CryptoKit)
    import CLibCrypto
#endif

/// Checks that a key made a signature, by the system's libcrypto. Whose key it is, is another question.
///
/// Keeps the keys it has met for reuse, and so serves one thread at a time.
public final class SignatureChecker {
    /// What came of a check.
    public enum Outcome: Equatable, Sendable {
        /// The key made the signature over this message.
        case valid
        /// It did not: one of the three is not what it was.
        case invalid
        /// Not a key on its curve.
        case invalidKey
        /// Nothing here can check it: a key of unknown type, or a system without libcrypto.so.3.
        case unsupported
    }

    /// How many keys are kept. A ledger has fewer; a forged one must not fill the memory.
    static let keyLimit = 1_000

    private var keys: [SSHPublicKey: CheckingKey] = [:]

    /// Makes a checker.
    public init() {}

    /// Whether `signature` is the one its key made for `message`.
    public func check(_ signature: SSHSignature, over message: [UInt8]) -> Outcome {
        guard let signed = signature.signedBytes(message) else { return .unsupported }
        let key = key(signature.publicKey)
        switch (signature.value, signature.publicKey.material) {
        case (.securityKey(let value, let flags, let counter), .securityKeyEd25519(_, let application)),
            (.securityKey(let value, let flags, let counter), .securityKeyECDSA(_, let application)):
            guard let bytes = Self.tokenBytes(signed, application, flags, counter) else { return .unsupported }
            return key.check(value, bytes, curve: .nistp256)
        case (let value, .ecdsa(let curve, _)):
            return key.check(value, signed, curve: curve)
        case (let value, _):
            return key.check(value, signed, curve: nil)
        }
    }

    /// What a hardware token signs (OpenSSH's PROTOCOL.u2f): hashes of what it is for and of the message, and between
    /// them whether a person was there, and how often it has signed.
    ///
    /// Signatures without a touch count, as they do for `ssh-keygen -Y verify`.
    private static func tokenBytes(
        _ message: [UInt8], _ application: String, _ flags: UInt8, _ counter: UInt32
    ) -> [UInt8]? {
        guard let applicationHash = HashAlgorithm.sha256.digest(Array(application.utf8)),
            let messageHash = HashAlgorithm.sha256.digest(message)
        else { return nil }
        var writer = WireWriter()
        writer.append(applicationHash)
        writer.append([flags])
        writer.append(uint32: counter)
        writer.append(messageHash)
        return writer.bytes
    }

    private func key(_ publicKey: SSHPublicKey) -> CheckingKey {
        if let key = keys[publicKey] { return key }
        if keys.count >= Self.keyLimit { keys.removeAll(keepingCapacity: true) }
        let key = CheckingKey(publicKey)
        keys[publicKey] = key
        return key
    }
}
