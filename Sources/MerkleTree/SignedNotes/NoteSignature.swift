/// A signature line of a note: who signed, with which of their keys, and the signature.
public struct NoteSignature: Hashable, Sendable {
    /// Name of the signer.
    public let name: String
    /// Which of the signer's keys.
    public let keyID: UInt32
    /// The signature itself. What is in it depends on the kind of key.
    public let bytes: [UInt8]

    /// A signature of its parts.
    public init(name: String, keyID: UInt32, bytes: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.bytes = bytes
    }

    /// The line, without LF: an em dash, the name, and base64 of key id and signature.
    public var line: String {
        let idBytes = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> (24 - 8 * $0)) }
        return "— \(name) \(Base64.encode(idBytes + bytes))"
    }

    /// Reads what ``line`` writes; `nil` for anything else.
    public init?(line: String) {
        let parts = line.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].elementsEqual("—".utf8), let name = String(parts[1]),
            VerifierKey.isValid(name: name), let base64 = String(parts[2]), let decoded = Base64.decode(base64),
            decoded.count > 4
        else { return nil }
        self.init(
            name: name, keyID: decoded.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }, bytes: Array(decoded.dropFirst(4)))
    }

    /// Whether the key is the one it says it is from.
    public func isFrom(_ key: VerifierKey) -> Bool {
        keyID == key.keyID && name.utf8.elementsEqual(key.name.utf8)
    }

    /// A key id in hexadecimal, as people compare it.
    static func text(ofKeyID keyID: UInt32) -> String {
        let digits = String(keyID, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
