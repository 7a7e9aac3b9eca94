import MerkleTree
import Testing

/// Checkpoints and proofs as text. A document has one spelling: what is read is what is written, byte for byte.
@Suite struct DocumentTests {
    static let checkpoint = """
        example.org/log
        7
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        """
    static let signatures = """

        — example.org/log Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
        — witness.example/ẅ CMp+6LWBU0anHGH5aNDTJkH/gj79sG+T6+iP2ThYN5krrDJbR1HDnucjL39QsZTSvVjyQLrdk3DXDqI5G2HgLatVs0o=

        """
    static let hashes = """
        gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
        B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=

        """
    static let inclusion = "c2sp.org/tlog-proof@v1\nextra YWI=\nindex 5\n" + hashes + "\n" + checkpoint
    static let consistency = "old 5\n" + hashes + "\n" + checkpoint

    @Test func aCheckpointIsReadAndWritten() throws {
        for text in [Self.checkpoint, Self.checkpoint + Self.signatures] {
            #expect(try CheckpointNote(text: text).text == text)
        }
        let note = try CheckpointNote(text: Self.checkpoint + Self.signatures)
        #expect(note.checkpoint == Checkpoint(text: Self.checkpoint))
        #expect(note.signatureLines == Self.signatures.split(separator: "\n").map(String.init))
        #expect(note.isSigned)
        #expect(try !CheckpointNote(text: Self.checkpoint).isSigned)
    }

    @Test("What another log says below its three lines is kept, and signed with them")
    func extensionLines() throws {
        let text = Self.checkpoint + "first extension\n7\n" + Self.signatures
        var note = try CheckpointNote(text: text)
        #expect(note.text == text)
        #expect(note.extensionLines == ["first extension", "7"])
        #expect(note.checkpoint == Checkpoint(text: Self.checkpoint))
        let signer = try Ed25519Signer(name: "w.example", .generate())
        try note.sign(with: [signer])
        #expect(try note.opened(by: [signer.verifierKey]).verified.count == 1)
        #expect(note.text.hasPrefix(text))
        note.extensionLines[0] = "another"
        #expect(throws: NoteError.self) { try note.opened(by: [signer.verifierKey]) }
        let more = "extension\n" + Self.signatures
        #expect(try InclusionDocument(text: Self.inclusion + more).text == Self.inclusion + more)
        #expect(try ConsistencyDocument(text: Self.consistency + more).text == Self.consistency + more)
    }

    @Test func anInclusionProofIsReadAndWritten() throws {
        let withoutExtra = Self.inclusion.replacing("extra YWI=\n", with: "")
        let withoutHashes = Self.inclusion.replacing(Self.hashes, with: "")
        for text in [Self.inclusion, withoutExtra, withoutHashes, Self.inclusion + Self.signatures] {
            #expect(try InclusionDocument(text: text).text == text)
        }
        let document = try InclusionDocument(text: Self.inclusion)
        #expect(document.extra == Array("ab".utf8))
        #expect(document.proof.index == 5)
        #expect(document.proof.hashes.map { $0.base64 + "\n" }.joined() == Self.hashes)
        #expect(document.note.checkpoint.size == 7)
        #expect(try ProofDocument(text: Self.inclusion) == .inclusion(document))
        #expect(try InclusionDocument(text: withoutExtra).extra.isEmpty)
    }

    @Test func aConsistencyProofIsReadAndWritten() throws {
        let withoutHashes = Self.consistency.replacing(Self.hashes, with: "")
        for text in [Self.consistency, withoutHashes, Self.consistency + Self.signatures] {
            #expect(try ConsistencyDocument(text: text).text == text)
        }
        let document = try ConsistencyDocument(text: Self.consistency)
        #expect(document.proof.oldSize == 5)
        #expect(document.proof.hashes.count == 2)
        #expect(try ProofDocument(text: Self.consistency) == .consistency(document))
    }

    @Test func extraDataOfEveryLengthGoesThere() throws {
        for count in 1...100 {
            var document = try InclusionDocument(text: Self.inclusion)
            document.extra = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 101 &+ count) }
            #expect(try InclusionDocument(text: document.text) == document)
        }
    }

    /// Each deviation, and the line that is to blame.
    @Test(arguments: [
        ("", "", 1),
        ("example.org/log\n7", "example.org/log\n07", 1),
        ("example.org/log\n7", "example.org/log\n+7", 1),
        ("example.org/log\n7", "example.org/log\n-7", 1),
        ("example.org/log\n7", "example.org/log\n 7", 1),
        ("example.org/log\n7", "example.org/log\n٧", 1),
        ("example.org/log\n7", "example.org/log\n99999999999999999999", 1),
        ("example.org/log\n7", "\n7", 1),
        ("example.org/log\n7", "7", 1),
        ("7\n", "7\r\n", 2),
        ("7\n", "7\n\n", 1),
        ("7\n", "7\t\n", 2),
        ("xq2I=\n", "xq2I=", 3),
        ("xq2I=\n", "xq2I=\u{0}\n", 3),
        ("xq2I=\n", "xq2I\n", 1),
        ("xq2I=\n", "xq2J=\n", 1),
        ("xq2I=\n", "xq2I=\nextension\n", 4),
        ("xq2I=\n", "xq2I=\n\n", 5),
        ("xq2I=\n", "xq2I=\n\n\n", 5),
        ("xq2I=\n", "xq2I=\n\n— a AAAAAAA=", 5),
        ("xq2I=\n", "xq2I=\n\n— a AAAAAAA=\n\n", 6),
        ("xq2I=\n", "xq2I=\n\n- a AAAAAAA=\n", 5),
        ("xq2I=\n", "xq2I=\n\n—  AAAAAAA=\n", 5),
        ("xq2I=\n", "xq2I=\n\n— a+b AAAAAAA=\n", 5),
        ("xq2I=\n", "xq2I=\n\n— a\u{A0}b AAAAAAA=\n", 5),
        ("xq2I=\n", "xq2I=\n\n— a b AAAAAAA=\n", 5),
        ("xq2I=\n", "xq2I=\n\n— a AAAAAAA= \n", 5),
        ("xq2I=\n", "xq2I=\n\n— a AAAAAAB=\n", 5),
        ("xq2I=\n", "xq2I=\n\n— a AAAAAA==\n", 5),
        ("xq2I=\n", "xq2I=\n\n— a\n", 5),
    ])
    func aCheckpointOfAnotherFormIsRefused(_ part: String, _ replacement: String, _ line: Int) {
        let text = part.isEmpty ? "" : Self.checkpoint.replacing(part, with: replacement)
        expectRefusal(atLine: line) { () throws(DocumentError) in _ = try CheckpointNote(text: text) }
    }

    @Test(arguments: [
        ("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2", 1),
        ("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v1 ", 1),
        ("c2sp.org/tlog-proof@v1", "\nc2sp.org/tlog-proof@v1", 1),
        ("c2sp.org/tlog-proof@v1", "\u{FEFF}c2sp.org/tlog-proof@v1", 1),
        ("c2sp.org/tlog-proof@v1", "C2SP.org/tlog-proof@v1", 1),
        ("extra YWI=", "extra ", 2),
        ("extra YWI=", "extra", 2),
        ("extra YWI=", "extra  YWI=", 2),
        ("extra YWI=", "extra YWI= ", 2),
        ("extra YWI=", "extra YWI", 2),
        ("extra YWI=", "extra YWJ=", 2),
        ("extra YWI=", "extra YW-_", 2),
        ("extra YWI=", "extra YWI=\nextra YWI=", 3),
        ("extra YWI=\nindex 5", "index 5\nextra YWI=", 3),
        ("index 5\n", "", 3),
        ("index 5", "index 05", 3),
        ("index 5", "index +5", 3),
        ("index 5", "index -5", 3),
        ("index 5", "index -0", 3),
        ("index 5", "index  5", 3),
        ("index 5", "index 5 ", 3),
        ("index 5", "index", 3),
        ("index 5", "index 9223372036854775808", 3),
        ("index 5", "index 5\r", 3),
        ("gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=", "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ", 4),
        ("gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=", "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlR=", 4),
        ("gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=", " gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=", 4),
        ("gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=", "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPg==", 4),
        ("gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=", "é", 4),
        ("\n\nexample", "\nexample", 6),
        ("\n\nexample", "\n\n\nexample", 7),
        ("\n\nexample.org/log\n7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "\n", 6),
        ("\n\nexample.org/log\n7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "\n\n", 7),
        ("jxq2I=\n", "jxq2I=", 9),
        ("jxq2I=\n", "jxq2I=\n\n", 11),
    ])
    func anInclusionProofOfAnotherFormIsRefused(_ part: String, _ replacement: String, _ line: Int) {
        let text = Self.inclusion.replacing(part, with: replacement)
        #expect(text != Self.inclusion)
        expectRefusal(atLine: line) { () throws(DocumentError) in _ = try ProofDocument(text: text) }
        expectRefusal(atLine: line) { () throws(DocumentError) in _ = try InclusionDocument(text: text) }
    }

    @Test(arguments: [
        ("old 5", "old", 1),
        ("old 5", "old ", 1),
        ("old 5", "old 05", 1),
        ("old 5", "old +5", 1),
        ("old 5", "old -5", 1),
        ("old 5", "old 5 ", 1),
        ("old 5", "new 5", 1),
        ("old 5\n", "", 1),
        ("B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=", "B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmB=", 3),
        ("\n\nexample", "\nexample", 4),
        ("jxq2I=\n", "jxq2I=\n\n", 9),
    ])
    func aConsistencyProofOfAnotherFormIsRefused(_ part: String, _ replacement: String, _ line: Int) {
        let text = Self.consistency.replacing(part, with: replacement)
        expectRefusal(atLine: line) { () throws(DocumentError) in _ = try ProofDocument(text: text) }
        expectRefusal(atLine: line) { () throws(DocumentError) in _ = try ConsistencyDocument(text: text) }
    }

    @Test func moreThan63HashesAreRefused() throws {
        let hash = "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\n"
        let most = "old 5\n" + String(repeating: hash, count: 63)
        #expect(try ConsistencyDocument(text: most + "\n" + Self.checkpoint).proof.hashes.count == 63)
        expectRefusal(atLine: 65) { () throws(DocumentError) in
            _ = try ConsistencyDocument(text: most + hash + "\n" + Self.checkpoint)
        }
    }

    /// Whatever byte is changed to whatever other: it is refused, or it is the one spelling of something else.
    @Test(arguments: [inclusion + signatures, consistency])
    func aChangedByteIsRefusedOrMeansSomethingElse(_ text: String) throws {
        let original = try ProofDocument(text: text)
        let bytes = Array(text.utf8)
        for position in bytes.indices {
            for replacement in UInt8.min...UInt8.max where replacement != bytes[position] && replacement % 3 == 1 {
                var changed = bytes
                changed[position] = replacement
                guard let changedText = String(validating: changed, as: UTF8.self),
                    let document = try? ProofDocument(text: changedText)
                else { continue }
                let isSpelledSo =
                    switch document {
                    case .inclusion(let document): document.text.utf8.elementsEqual(changed)
                    case .consistency(let document): document.text.utf8.elementsEqual(changed)
                    }
                if !isSpelledSo || document == original { Issue.record("byte \(position) is \(replacement)") }
            }
        }
    }

    private func expectRefusal(atLine line: Int, _ body: () throws(DocumentError) -> Void) {
        do throws(DocumentError) {
            try body()
            Issue.record("it was read")
        } catch {
            #expect(error.line == line, "\(error)")
        }
    }
}
