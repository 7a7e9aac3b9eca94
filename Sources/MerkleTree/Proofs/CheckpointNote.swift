/// A checkpoint as it goes from hand to hand: its three lines, and the signatures on them if there are any.
///
/// With signatures it is a C2SP tlog-checkpoint, which is a C2SP signed-note: the text, an empty line, and a line for
/// each signature. Without, it is the text alone, which the specification does not provide for: all it is good for is to
/// be compared with one that was kept elsewhere.
///
/// ```
/// genopole.fr/international
/// 11
/// CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
///
/// — genopole.fr/international Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
/// ```
///
/// Extension lines, which other logs may have below the three, are kept as they are, and signed with them. Without a signature
/// there are none.
public struct CheckpointNote: Equatable, Sendable {
    /// What is stated, and perhaps signed.
    public var checkpoint: Checkpoint
    /// What another log states besides, line by line, without LF; ours have none.
    public var extensionLines: [String]
    /// The signatures' lines as they stand, without LF: an em dash, a key name, and base64. ``opened(by:)`` checks them.
    public var signatureLines: [String]

    /// A checkpoint and its signatures' lines.
    public init(checkpoint: Checkpoint, extensionLines: [String] = [], signatureLines: [String] = []) {
        self.checkpoint = checkpoint
        self.extensionLines = extensionLines
        self.signatureLines = signatureLines
    }

    /// Whether it carries a signature, valid or not.
    public var isSigned: Bool { !signatureLines.isEmpty }

    /// The note as it is written.
    public var text: String {
        statement + (isSigned ? "\n" : "") + signatureLines.map { $0 + "\n" }.joined()
    }

    /// What signatures are over.
    private var statement: String { checkpoint.text + extensionLines.map { $0 + "\n" }.joined() }

    /// Reads what ``text`` writes, and nothing else.
    /// - Throws: ``DocumentError`` at the line that is not as it should be.
    public init(text: String) throws(DocumentError) {
        var lines = try DocumentLines(text)
        try self.init(&lines)
        try lines.check(isWritten: self.text)
    }

    /// The note that the rest of a document is.
    init(_ lines: inout DocumentLines) throws(DocumentError) {
        let beginning = lines
        var text = ""
        for _ in 0..<3 { text += lines.take().map { $0 + "\n" } ?? "" }
        guard let checkpoint = Checkpoint(text: text) else {
            throw beginning.expected("a checkpoint: origin, size and root hash, a line each")
        }
        self.init(checkpoint: checkpoint)
        let rest = lines
        while let line = lines.next, !line.isEmpty, NoteSignature(line: line) == nil {
            extensionLines.append(line)
            _ = lines.take()
        }
        if rest.next == nil { return }
        guard lines.take() == "" else { throw rest.expected("the end, or an empty line and signatures") }
        repeat {
            guard let line = lines.next, NoteSignature(line: line) != nil else {
                throw lines.expected(NoteSignature.description)
            }
            guard signatureLines.count < SignedNote.signatureLimit else {
                throw lines.expected("no more than \(SignedNote.signatureLimit) signatures")
            }
            signatureLines.append(line)
            _ = lines.take()
        } while lines.next != nil
    }

    /// Signs it. A signer's older signature goes.
    /// - Throws: ``NoteError``; ``PrivateKeyError``.
    public mutating func sign(with signers: [any NoteSigner]) throws {
        signatureLines = try signedNote().signed(by: signers).signatures.map(\.line)
    }

    /// Checks the signatures: who has signed it, as far as their keys are known.
    /// - Throws: ``NoteError`` when the signature of a known key is false.
    public func opened(by verifiers: [VerifierKey]) throws(NoteError) -> OpenedNote {
        try signedNote().opened(by: verifiers)
    }

    private func signedNote() throws(NoteError) -> SignedNote {
        try SignedNote(text: statement, signatures: signatureLines.compactMap(NoteSignature.init(line:)))
    }
}
