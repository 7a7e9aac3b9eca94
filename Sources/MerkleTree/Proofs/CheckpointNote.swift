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
/// Extension lines, which the specification allows and advises against, are refused.
public struct CheckpointNote: Equatable, Sendable {
    /// What is stated, and perhaps signed.
    public var checkpoint: Checkpoint
    /// The signatures' lines as they stand, without LF: an em dash, a key name, and base64. Nothing checks them.
    public var signatureLines: [String]

    /// A checkpoint and its signatures' lines.
    public init(checkpoint: Checkpoint, signatureLines: [String] = []) {
        self.checkpoint = checkpoint
        self.signatureLines = signatureLines
    }

    /// Whether it carries a signature, valid or not.
    public var isSigned: Bool { !signatureLines.isEmpty }

    /// The note as it is written.
    public var text: String {
        checkpoint.text + (isSigned ? "\n" : "") + signatureLines.map { $0 + "\n" }.joined()
    }

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
        guard let separator = lines.next else { return }
        guard separator.isEmpty else { throw lines.expected("the end, or an empty line and signatures") }
        _ = lines.take()
        repeat {
            guard let line = lines.next, Self.isSignature(line) else {
                throw lines.expected("a signature: an em dash, the name of a key, and base64")
            }
            signatureLines.append(line)
            _ = lines.take()
        } while lines.next != nil
    }

    /// C2SP signed-note, "Format": a key name has no spaces and no plus sign; four bytes of key id come before the
    /// signature itself.
    private static func isSignature(_ line: String) -> Bool {
        let parts = line.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[0] == "—", !parts[1].isEmpty, let bytes = Base64.decode(parts[2]) else {
            return false
        }
        return bytes.count > 4 && !parts[1].unicodeScalars.contains { $0 == "+" || $0.properties.isWhitespace }
    }
}
