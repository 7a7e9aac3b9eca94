/// The signature of a witness: that at a time they knew of this checkpoint, and of none that contradicts it (C2SP
/// tlog-cosignature, version 1, type 0x04).
public struct Cosignature: Equatable, Sendable {
    /// When, in seconds since 1970.
    public let timeSeconds: Int
    /// The Ed25519 signature, 64 bytes.
    public let signature: [UInt8]

    /// A cosignature of its parts.
    public init(timeSeconds: Int, signature: [UInt8]) {
        self.timeSeconds = timeSeconds
        self.signature = signature
    }

    /// Reads the bytes of a note's signature; `nil` for another length, and a time before 1970 or beyond all reason.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 8 + Ed25519PublicKey.signatureSizeBytes else { return nil }
        let time = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard let timeSeconds = Int(exactly: time) else { return nil }
        self.init(timeSeconds: timeSeconds, signature: Array(bytes.dropFirst(8)))
    }

    /// As it stands in a note, behind the key id: the time in eight bytes, and the signature.
    public var bytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: timeSeconds >> (56 - 8 * $0)) } + signature
    }

    /// What is signed: the time and the text, each in its place.
    public static func message(ofText text: String, timeSeconds: Int) -> [UInt8] {
        Array("cosignature/v1\ntime \(timeSeconds)\n\(text)".utf8)
    }
}

/// Signs the text of a note together with a time.
public struct CosignatureSigner: NoteSigner {
    /// What others check the signatures with.
    public let verifierKey: VerifierKey
    private let privateKey: Ed25519PrivateKey
    private let timeSeconds: Int

    /// The signer with a name and a key, at a time in seconds since 1970.
    /// - Throws: ``NoteError`` for a name that no signer can have, or a time before 1970; ``PrivateKeyError``.
    public init(name: String, _ privateKey: Ed25519PrivateKey, timeSeconds: Int) throws {
        guard timeSeconds >= 0 else { throw NoteError("the time is before 1970") }
        verifierKey = try VerifierKey(of: privateKey, name: name, kind: .cosignature)
        self.privateKey = privateKey
        self.timeSeconds = timeSeconds
    }

    /// The time and the signature, 72 bytes.
    public func signature(ofText text: String) throws(PrivateKeyError) -> [UInt8] {
        let message = Cosignature.message(ofText: text, timeSeconds: timeSeconds)
        return Cosignature(timeSeconds: timeSeconds, signature: try privateKey.signature(of: message)).bytes
    }
}
