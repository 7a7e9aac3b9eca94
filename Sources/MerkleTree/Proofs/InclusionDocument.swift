/// An inclusion proof as a file that stands for itself: C2SP tlog-proof, version 1, for files named `.tlog-proof`.
///
/// ```
/// c2sp.org/tlog-proof@v1
/// extra eyJhdXRoaWQiOiJvZmZpY2UifQ==
/// index 1
/// gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
///
/// genopole.fr/international
/// 2
/// CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
/// ```
///
/// The specification wants the checkpoint signed; here it may be without signatures, see ``CheckpointNote``.
public struct InclusionDocument: Equatable, Sendable {
    /// The first line of every such file.
    public static let header = "c2sp.org/tlog-proof@v1"

    /// What a checker needs besides, not covered by anything but the leaf hash; empty when there is no `extra` line. A
    /// ledger puts the entry's line here.
    public var extra: [UInt8]
    /// Position of the entry, and the hashes.
    public var proof: InclusionProof
    /// The log that the entry is in.
    public var note: CheckpointNote

    /// A document of its parts.
    public init(extra: [UInt8], proof: InclusionProof, note: CheckpointNote) {
        self.extra = extra
        self.proof = proof
        self.note = note
    }

    /// The file's text.
    public var text: String {
        var lines = [Self.header]
        if !extra.isEmpty { lines.append("extra \(Base64.encode(extra))") }
        lines.append("index \(proof.index)")
        lines += proof.hashes.map(\.base64)
        return lines.map { $0 + "\n" }.joined() + "\n" + note.text
    }

    /// Reads what ``text`` writes, and nothing else.
    /// - Throws: ``DocumentError`` at the line that is not as it should be.
    public init(text: String) throws(DocumentError) {
        var lines = try DocumentLines(text)
        guard lines.next == Self.header else { throw lines.expected(Self.header) }
        _ = lines.take()
        let extraLine = lines
        extra = []
        if let base64 = lines.take(behind: "extra") {
            guard let bytes = Base64.decode(base64), !bytes.isEmpty else {
                throw extraLine.expected("base64 behind \"extra \"")
            }
            extra = bytes
        }
        let indexLine = lines
        guard let index = lines.take(behind: "index").flatMap({ Int($0) }), index >= 0 else {
            throw indexLine.expected("\"index \" and the number of an entry")
        }
        proof = InclusionProof(index: index, hashes: try lines.takeHashes())
        note = try CheckpointNote(&lines)
        try lines.check(isWritten: self.text)
    }
}
