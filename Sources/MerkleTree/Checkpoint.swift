/// The size and root hash of a log at a moment, as the C2SP tlog-checkpoint specification writes it: three lines,
/// each ended by LF.
///
/// ```
/// genopole.fr/international
/// 11
/// CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
/// ```
public struct Checkpoint: Equatable, Sendable {
    /// Which log this is of. The entries' `source`.
    public var origin: String
    /// Number of entries.
    public var size: Int
    /// Root of the Merkle tree over the entries.
    public var rootHash: MerkleHash

    /// A checkpoint of its parts.
    public init(origin: String, size: Int, rootHash: MerkleHash) {
        self.origin = origin
        self.size = size
        self.rootHash = rootHash
    }

    /// The three lines.
    public var text: String { "\(origin)\n\(size)\n\(rootHash.base64)\n" }

    /// Reads the three lines; `nil` for anything that ``text`` would not write.
    public init?(text: String) {
        // By scalars: CR LF is one Character, and would hide a line break in the origin.
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count == 4, !lines[0].isEmpty, !lines[0].utf8.contains(UInt8(ascii: "\r")),
            let size = Int(lines[1]), size >= 0, let rootHash = MerkleHash(base64: lines[2])
        else { return nil }
        self.init(origin: lines[0], size: size, rootHash: rootHash)
        // Written again and compared as bytes: "+3" or "03" are other spellings of the same, and refused.
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }
}
