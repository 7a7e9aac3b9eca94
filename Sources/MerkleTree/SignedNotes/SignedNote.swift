/// A text and the signatures on it: a C2SP signed-note, as Go's sumdb/note writes and reads it, too.
///
/// ```
/// If you think cryptography is the answer to your problem,
/// then you don't know what your problem is.
///
/// — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
/// ```
///
/// - ``sign(_:with:)`` signs a text, ``open(_:verifiers:)`` reads a note and says who has signed it.
/// - Nobody should look at the text before they know that.
public struct SignedNote: Equatable, Sendable {
    /// Most signatures there may be.
    public static let signatureLimit = 100

    /// What is signed. Ends in LF.
    public let text: String
    /// The signatures, in their order. Nothing has checked them.
    public let signatures: [NoteSignature]

    /// A note of its parts.
    /// - Throws: ``NoteError`` for a text that no note can have.
    public init(text: String, signatures: [NoteSignature]) throws(NoteError) {
        guard text.utf8.last == UInt8(ascii: "\n") else { throw NoteError("the text does not end in LF") }
        guard !text.utf8.contains(where: { $0 < 0x20 && $0 != UInt8(ascii: "\n") }) else {
            throw NoteError("the text has a control character")
        }
        guard signatures.count <= Self.signatureLimit else {
            throw NoteError("there are more than \(Self.signatureLimit) signatures")
        }
        self.text = text
        self.signatures = signatures
    }

    /// The whole note.
    public var written: String { text + "\n" + signatures.map { $0.line + "\n" }.joined() }

    /// Reads what ``written`` writes, and nothing else.
    /// - Throws: ``DocumentError`` at the line that is not as it should be.
    public init(reading note: String) throws(DocumentError) {
        var lines = try DocumentLines(note)
        var body: [String] = []
        var signatureLines: [(line: String, number: Int)] = []
        var hasSeparator = false
        while let line = lines.next {
            let number = lines.number
            _ = lines.take()
            // The last empty line separates: what looked like signatures was text.
            if line.isEmpty {
                if hasSeparator { body += [""] + signatureLines.map(\.line) }
                signatureLines = []
                hasSeparator = true
            } else if hasSeparator {
                signatureLines.append((line, number))
            } else {
                body.append(line)
            }
        }
        guard hasSeparator, !body.isEmpty, !signatureLines.isEmpty else {
            throw lines.expected("a text, an empty line, and signatures")
        }
        var signatures: [NoteSignature] = []
        for (line, number) in signatureLines {
            guard signatures.count < Self.signatureLimit, let signature = NoteSignature(line: line) else {
                let limit = "no more than \(Self.signatureLimit) signatures"
                throw DocumentError(
                    line: number,
                    problem: "expected "
                        + (signatures.count < Self.signatureLimit ? NoteSignature.description : limit))
            }
            signatures.append(signature)
        }
        text = body.map { $0 + "\n" }.joined()
        self.signatures = signatures
        try lines.check(isWritten: written)
    }
}

/// Why a text cannot be signed, or a note not be believed: one clause. Safe to show on a terminal.
public struct NoteError: Error, Equatable, Sendable {
    /// The clause.
    public var problem: String

    /// An error of its clause.
    public init(_ problem: String) {
        self.problem = problem
    }
}

extension NoteSignature {
    /// What a signature line looks like, for messages.
    static let description = "a signature: an em dash, the name of a key, and base64"
}
