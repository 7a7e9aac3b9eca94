import CanonicalJSON
import MerkleTree

extension SSHPublicKey {
    /// The key on a line, as in `authorized_keys` and in the files `….pub`: type and base64, without a comment.
    public var line: String { "\(type) \(Base64.encode(blob))" }

    /// Reads a key from a line: type, base64, and a comment that nobody reads, with spaces or tabs between; a line ending
    /// behind it is passed over.
    public init(line: String) throws(FormatError) {
        let words = line.utf8.drop { $0 == 0x20 || $0 == 0x09 }
            .split(maxSplits: 2) { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        guard words.count >= 2 else { throw FormatError("expected a key's type and the key in base64") }
        try self.init(type: String(words[0]) ?? "", base64: String(words[1]) ?? "")
    }

    /// Reads a key from the two words of a line.
    init(type: String, base64: String) throws(FormatError) {
        guard let blob = Base64.decode(base64) else {
            throw FormatError("the key after \(type.quotedForDisplay) is not base64")
        }
        let key = try SSHPublicKey(blob: blob)
        guard key.type == type else {
            throw FormatError("the line says \(type.quotedForDisplay), but the key is of type \(key.type)")
        }
        self = key
    }
}
