/// Somebody who signs notes.
public protocol NoteSigner {
    /// What others check the signatures with.
    var verifierKey: VerifierKey { get }
    /// The signature of a text, without the key id.
    func signature(ofText text: String) throws(PrivateKeyError) -> [UInt8]
}

extension SignedNote {
    /// Signs a text.
    /// - Throws: ``NoteError`` for a text that no note can have, or two signers who are the same; ``PrivateKeyError``.
    public static func sign(_ text: String, with signers: [any NoteSigner]) throws -> SignedNote {
        try SignedNote(text: text, signatures: []).signed(by: signers)
    }

    /// The note with signatures added. A signer's older signature goes.
    /// - Throws: As ``sign(_:with:)``.
    public func signed(by signers: [any NoteSigner]) throws -> SignedNote {
        var added: [NoteSignature] = []
        for signer in signers {
            let key = signer.verifierKey
            if added.contains(where: { $0.isFrom(key) }) { throw NoteError("two of the signers are the same") }
            let bytes = try signer.signature(ofText: text)
            added.append(NoteSignature(name: key.name, keyID: key.keyID, bytes: bytes))
        }
        let kept = signatures.filter { signature in !signers.contains { signature.isFrom($0.verifierKey) } }
        return try SignedNote(text: text, signatures: kept + added)
    }
}

/// Signs the text of a note (C2SP signed-note, type 0x01).
public struct Ed25519Signer: NoteSigner {
    /// What others check the signatures with.
    public let verifierKey: VerifierKey
    private let privateKey: Ed25519PrivateKey

    /// The signer with a name and a key.
    /// - Throws: ``NoteError`` for a name that no signer can have; ``PrivateKeyError``.
    public init(name: String, _ privateKey: Ed25519PrivateKey) throws {
        verifierKey = try VerifierKey(of: privateKey, name: name, kind: .signature)
        self.privateKey = privateKey
    }

    /// The signature of the text, 64 bytes.
    public func signature(ofText text: String) throws(PrivateKeyError) -> [UInt8] {
        try privateKey.signature(of: Array(text.utf8))
    }
}

extension VerifierKey {
    init(of privateKey: Ed25519PrivateKey, name: String, kind: Kind) throws {
        guard let key = VerifierKey(name: name, kind: kind, publicKey: try privateKey.publicKey()) else {
            throw NoteError("the name of a signer has no spaces, plus signs or control characters")
        }
        self = key
    }
}
