import Foundation
import MerkleTree
import Testing

/// Signed notes as C2SP signed-note and Go's sumdb/note have them.
@Suite struct SignedNoteTests {
    static let text = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        """
    static let line =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    static let key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    static let written = text + "\n" + line + "\n"
    /// The example's private key, which its authors published, too.
    static let seed = "gQoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM="

    static func privateKey(seed: String) throws -> Ed25519PrivateKey {
        // PKCS#8 of Ed25519 (RFC 8410, section 7) is the same 16 bytes and the seed.
        let header: [UInt8] = [0x30, 0x2E, 2, 1, 0, 0x30, 5, 6, 3, 0x2B, 0x65, 0x70, 4, 0x22, 4, 0x20]
        let seed = try #require(Data(base64Encoded: seed))
        let pem = """
            -----BEGIN PRIVATE KEY-----
            \((Data(header) + seed).base64EncodedString())
            -----END PRIVATE KEY-----

            """
        return try Ed25519PrivateKey(pem: secret(pem), passphrase: nil)
    }

    static func secret(_ text: String) -> SecretBytes {
        Array(text.utf8).withUnsafeBytes { SecretBytes(copying: $0) }
    }

    private func verifier() throws -> VerifierKey { try #require(VerifierKey(text: Self.key)) }

    @Test func thePublishedNoteIsReadAndVerified() throws {
        let key = try verifier()
        #expect(key.text == Self.key)
        #expect(key.keyIDText == "c74f20a3")
        let opened = try SignedNote.open(Self.written, verifiers: [key])
        #expect(opened.text == Self.text)
        #expect(opened.verified.map(\.key) == [key])
        #expect(opened.unverified.isEmpty)
        #expect(try SignedNote(reading: Self.written).written == Self.written)
    }

    @Test func thePublishedNoteIsWritten() throws {
        let signer = try Ed25519Signer(name: "PeterNeumann", Self.privateKey(seed: Self.seed))
        #expect(signer.verifierKey.text == Self.key)
        #expect(try SignedNote.sign(Self.text, with: [signer]).written == Self.written)
    }

    @Test func unknownSignaturesAreKeptAndSayNothing() throws {
        let others = ["— PeterNeumann AAAAAAECAwQ=", "— Other x08go/ZJ"].map { $0 + "\n" }.joined()
        let opened = try SignedNote.open(Self.written + others, verifiers: [verifier()])
        #expect(opened.verified.count == 1)
        #expect(opened.unverified.map(\.name) == ["PeterNeumann", "Other"])
        let nobody = try SignedNote.open(Self.written, verifiers: [])
        #expect(nobody.verified.isEmpty && nobody.unverified.count == 1)
    }

    @Test func signaturesAreAddedAndReplaced() throws {
        let first = try Ed25519Signer(name: "first.example", .generate())
        let witness = try Ed25519PrivateKey.generate()
        let note = try SignedNote(reading: Self.written).signed(by: [
            first, CosignatureSigner(name: "w.example", witness, timeSeconds: 1_679_315_147),
        ])
        let again = try note.signed(by: [CosignatureSigner(name: "w.example", witness, timeSeconds: 1_700_000_000)])
        let witnessKey = try CosignatureSigner(name: "w.example", witness, timeSeconds: 0).verifierKey
        let keys = [try verifier(), first.verifierKey, witnessKey]
        for (note, time) in [(note, 1_679_315_147), (again, 1_700_000_000)] {
            let opened = try SignedNote.open(note.written, verifiers: keys)
            #expect(opened.verified.map(\.timeSeconds) == [nil, nil, time])
        }
        #expect(throws: NoteError.self) { try SignedNote.sign(Self.text, with: [first, first]) }
        // The same key in its other role is another signer, and neither's signature passes for the other's.
        let asSigner = try Ed25519Signer(name: "w.example", witness).verifierKey
        #expect(asSigner.keyID != witnessKey.keyID)
        let forged = NoteSignature(
            name: "w.example", keyID: asSigner.keyID, bytes: try #require(note.signatures.last).bytes)
        let forgedNote = try SignedNote(text: Self.text, signatures: [forged])
        #expect(throws: NoteError.self) { try forgedNote.opened(by: [asSigner]) }
    }

    /// With every bit of the text, the signature and the key flipped in turn.
    @Test func noMutationIsVerified() throws {
        let signer = try CosignatureSigner(name: "w.example", .generate(), timeSeconds: 1_679_315_147)
        let note = try SignedNote(reading: Self.written).signed(by: [signer])
        let keys = [try verifier(), signer.verifierKey]
        let bytes = Array(note.written.utf8)
        for position in bytes.indices {
            for bit in 0..<8 {
                var mutant = bytes
                mutant[position] ^= 1 << bit
                guard let text = String(validating: mutant, as: UTF8.self) else { continue }
                let opened = try? SignedNote.open(text, verifiers: keys)
                // One of the two names or ids may have become another, which makes that signature unknown.
                #expect((opened?.verified.count ?? 0) < 2, "byte \(position), bit \(bit)")
                if position < Self.text.utf8.count { #expect(opened?.verified.isEmpty ?? true) }
            }
        }
    }

    @Test(arguments: [
        "", "\n", "\n\n", text, text + "\n", "\n" + line + "\n", text + line + "\n", text + "\n" + line,
        text + "\n" + line + "\n\n", text + "\n" + line + "\nmore\n", text + "\n— PeterNeumann\n",
        text + "\n— PeterNeumann AAAAAA==\n", text + "\n— Peter Neumann AAAAAAECAwQ=\n",
        text + "\n— Peter+Neumann AAAAAAECAwQ=\n", text + "\n—  AAAAAAECAwQ=\n", text + "\n- Peter AAAAAAECAwQ=\n",
        text + "\n— Peter\u{2003}N AAAAAAECAwQ=\n", text + "\n— Peter AAAAAAECAwR=\n", text + "\n— Peter AAAAAAECAwQ\n",
        text + "\n\(line)\r\n", "a\tb\n\n" + line + "\n", "a\u{0}\n\n" + line + "\n",
    ])
    func whatIsNoNoteIsRefused(_ text: String) throws {
        #expect(throws: DocumentError.self) { try SignedNote(reading: text) }
    }

    @Test func theLastEmptyLineSeparates() throws {
        let body = "a\n\n\(Self.line)\n\nb\n"
        let note = try SignedNote(reading: body + "\n" + Self.line + "\n")
        #expect(note.text == body)
        #expect(note.signatures.count == 1)
    }

    @Test func thereAreAtMostAHundredSignatures() throws {
        let lines = (0..<101).map { "— w\($0).example AAAAAAECAwQ=\n" }
        #expect(try SignedNote(reading: "a\n\n" + lines.dropLast().joined()).signatures.count == 100)
        #expect(throws: DocumentError(line: 103, problem: "expected no more than 100 signatures")) {
            try SignedNote(reading: "a\n\n" + lines.joined())
        }
    }
}
