import MerkleTree
import Testing

/// The files of signing keys.
@Suite struct SigningKeyFileTests {
    private let passphrase = SignedNoteTests.secret("correct horse")

    private func text(_ bytes: SecretBytes) -> String {
        bytes.withBytes { String(decoding: $0, as: UTF8.self) }
    }

    @Test func aKeyIsReadAgain() throws {
        let key = try Ed25519PrivateKey.generate()
        for passphrase in [nil, passphrase, SignedNoteTests.secret("é\u{0}\u{FF}")] {
            let file = try SigningKeyFile(name: "example.org/log", key, passphrase: passphrase)
            #expect(file.isEncrypted == (passphrase != nil))
            let again = try #require(SigningKeyFile(SignedNoteTests.secret(text(file.contents))))
            #expect(again.verifierKey == file.verifierKey)
            #expect(try again.signer(passphrase: passphrase).verifierKey == file.verifierKey)
            #expect(try again.verifierKey.publicKey == key.publicKey())
        }
    }

    @Test func twoFilesOfAKeyAreNotTheSame() throws {
        let key = try Ed25519PrivateKey.generate()
        let files = try (0..<2).map { _ in
            text(try SigningKeyFile(name: "example.org/log", key, passphrase: passphrase).contents)
        }
        #expect(files[0] != files[1])
        #expect(try Ed25519PrivateKey.generate().publicKey() != key.publicKey())
    }

    @Test func theWrongPassphraseOpensNothing() throws {
        let file = try SigningKeyFile(name: "example.org/log", .generate(), passphrase: passphrase)
        for wrong in [nil, SignedNoteTests.secret(""), SignedNoteTests.secret("correct horsf")] {
            #expect(throws: PrivateKeyError.wrongPassphrase) { try file.signer(passphrase: wrong) }
        }
    }

    @Test func aVerifierKeyThatIsAnotherKeysIsRefused() throws {
        let file = try SigningKeyFile(name: "example.org/log", .generate(), passphrase: nil)
        let other = try SigningKeyFile(name: "example.org/log", .generate(), passphrase: nil)
        let mixed = text(file.contents).replacing(file.verifierKey.text, with: other.verifierKey.text)
        let read = try #require(SigningKeyFile(SignedNoteTests.secret(mixed)))
        #expect(throws: NoteError.self) { try read.signer(passphrase: nil) }
    }

    @Test func otherFilesAreRefused() throws {
        let file = text(try SigningKeyFile(name: "example.org/log", .generate(), passphrase: nil).contents)
        #expect(SigningKeyFile(SignedNoteTests.secret("")) == nil)
        #expect(SigningKeyFile(SignedNoteTests.secret(String(file.drop { $0 != "\n" }.dropFirst()))) == nil)
        let cut = try #require(SigningKeyFile(SignedNoteTests.secret(String(file.prefix { $0 != "\n" }) + "\n")))
        #expect(throws: PrivateKeyError.malformed) { try cut.signer(passphrase: nil) }
        // An elliptic curve key, P-256.
        let other = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgem7WR3l8VOKGP9kv
            aMZueU3CAYaYJ0tIfU8p/o+bTJyhRANCAAS+I63my8nCpS5iekzTMrd6HnQJz5M8
            hrEKAaNTn8olrHIPghAZoViW7KXkA51TOMAZc+kOIt55jnP8/S/w5ws2
            -----END PRIVATE KEY-----

            """
        #expect(throws: PrivateKeyError.otherKind) {
            try Ed25519PrivateKey(pem: SignedNoteTests.secret(other), passphrase: nil)
        }
    }
}
