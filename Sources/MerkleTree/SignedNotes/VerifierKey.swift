/// The public key of somebody who signs notes, with their name: what a reader has to know, and to have from a source they
/// trust.
///
/// As text it is one line, which other programs take, too (C2SP signed-note, Go's sumdb/note):
///
/// ```
/// PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW
/// ```
public struct VerifierKey: Hashable, Sendable {
    /// What the signatures of a key are of.
    public enum Kind: UInt8, Sendable {
        /// The text (C2SP signed-note).
        case signature = 0x01
        /// The text and a time (C2SP tlog-cosignature, version 1).
        case cosignature = 0x04
    }

    /// The signer's name.
    public let name: String
    /// What its signatures are of.
    public let kind: Kind
    /// What they are checked with.
    public let publicKey: Ed25519PublicKey
    /// Tells keys of the same name apart. No protection against somebody who seeks another key with the same.
    public let keyID: UInt32

    /// A key of its parts; `nil` for a name that no signer can have.
    public init?(name: String, kind: Kind, publicKey: Ed25519PublicKey) {
        guard Self.isValid(name: name) else { return nil }
        self.init(validName: name, kind, publicKey)
    }

    /// The one for the cosignatures of the same key.
    public var ofCosignatures: VerifierKey { VerifierKey(validName: name, .cosignature, publicKey) }

    private init(validName name: String, _ kind: Kind, _ publicKey: Ed25519PublicKey) {
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
        let bytes = Array(name.utf8) + [UInt8(ascii: "\n"), kind.rawValue] + publicKey.bytes
        keyID = UInt32(truncatingIfNeeded: MerkleHasher().hash(of: bytes).first64Bits >> 32)
    }

    /// The line, without LF.
    public var text: String { "\(name)+\(keyIDText)+\(Base64.encode([kind.rawValue] + publicKey.bytes))" }

    /// The key id in hexadecimal, as people compare it.
    public var keyIDText: String { NoteSignature.text(ofKeyID: keyID) }

    /// Reads what ``text`` writes; `nil` for anything else, and for kinds of keys other than these.
    public init?(text: String) {
        // Base64 may contain plus signs, names cannot.
        let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let name = String(parts[0]), let base64 = String(parts[2]),
            let encoded = Base64.decode(base64), let kind = encoded.first.flatMap(Kind.init(rawValue:)),
            let publicKey = Ed25519PublicKey(bytes: encoded.dropFirst())
        else { return nil }
        self.init(name: name, kind: kind, publicKey: publicKey)
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// Whether a signer can have this name: not empty, no white space, no plus sign, no control characters.
    public static func isValid(name: String) -> Bool {
        !name.isEmpty
            && !name.unicodeScalars.contains { $0 == "+" || $0.properties.isWhitespace || $0.value < 0x20 }
    }
}
