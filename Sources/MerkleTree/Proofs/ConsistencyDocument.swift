/// A consistency proof as a file: what C2SP tlog-witness sends to a witness, so that one can be asked for a signature
/// with it.
///
/// ```
/// old 1
/// gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
///
/// genopole.fr/international
/// 2
/// CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
/// ```
///
/// Of the older log it holds the size alone: whoever checks has that checkpoint, and need not take anybody's word for
/// it. The specification wants the new checkpoint signed; here it may be without signatures, see ``CheckpointNote``.
public struct ConsistencyDocument: Equatable, Sendable {
    /// What every such file begins with, before a space and the old size.
    public static let header = "old"

    /// The older size, and the hashes.
    public var proof: ConsistencyProof
    /// The log as it is now.
    public var note: CheckpointNote

    /// A document of its parts.
    public init(proof: ConsistencyProof, note: CheckpointNote) {
        self.proof = proof
        self.note = note
    }

    /// The file's text.
    public var text: String {
        let lines = ["\(Self.header) \(proof.oldSize)"] + proof.hashes.map(\.base64)
        return lines.map { $0 + "\n" }.joined() + "\n" + note.text
    }

    /// Reads what ``text`` writes, and nothing else.
    /// - Throws: ``DocumentError`` at the line that is not as it should be.
    public init(text: String) throws(DocumentError) {
        var lines = try DocumentLines(text)
        let oldLine = lines
        guard let oldSize = lines.take(behind: Self.header).flatMap({ Int($0) }), oldSize >= 0 else {
            throw oldLine.expected("\"\(Self.header) \" and the number of entries there were")
        }
        proof = ConsistencyProof(oldSize: oldSize, hashes: try lines.takeHashes())
        note = try CheckpointNote(&lines)
        try lines.check(isWritten: self.text)
    }
}
