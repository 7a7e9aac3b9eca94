/// The file of a signing key: a line with its public part, and the private part as PEM, encrypted or not.
///
/// ```
/// verifier key: example.org/international+0fb9c3d5+AXx1…
/// -----BEGIN ENCRYPTED PRIVATE KEY-----
/// MIHFME8GCSqGSIb3DQEFDTBCMCEGCSsGAQQB2kcECzAUBAjQ9…
/// -----END ENCRYPTED PRIVATE KEY-----
/// ```
///
/// Other programs that read PEM skip the first line (`openssl pkey -in FILE`). With it, the verifier key can be told without
/// the passphrase; that the two belong together is checked when the private key is used.
public struct SigningKeyFile {
    /// Longest file that is read.
    public static let limitBytes = 16 * 1024
    private static let label = "verifier key: "
    private static let encryptedHeader = "-----BEGIN ENCRYPTED PRIVATE KEY-----"

    /// The public part.
    public let verifierKey: VerifierKey
    /// The whole file.
    public let contents: SecretBytes

    /// The file of a key.
    /// - Parameter passphrase: What to encrypt the private part with; `nil` for nothing.
    /// - Throws: ``NoteError`` for a name that no signer can have; ``PrivateKeyError``.
    public init(name: String, _ privateKey: Ed25519PrivateKey, passphrase: SecretBytes?) throws {
        verifierKey = try VerifierKey(of: privateKey, name: name, kind: .signature)
        let pem = try privateKey.pem(passphrase: passphrase)
        let line = Array("\(Self.label)\(verifierKey.text)\n".utf8)
        contents = SecretBytes(capacity: line.count + pem.count)
        contents.room.copyBytes(from: line)
        contents.add(count: line.count)
        pem.withBytes { contents.room.copyBytes(from: $0) }
        contents.add(count: pem.count)
    }

    /// Reads a file; `nil` for one that does not begin with the line.
    public init?(_ contents: SecretBytes) {
        let line = contents.withBytes { bytes in
            bytes.firstIndex(of: UInt8(ascii: "\n")).map { String(decoding: bytes[..<$0], as: UTF8.self) }
        }
        guard let line, line.utf8.starts(with: Self.label.utf8),
            let verifierKey = VerifierKey(text: String(line.dropFirst(Self.label.count))),
            verifierKey.kind == .signature
        else { return nil }
        self.verifierKey = verifierKey
        self.contents = contents
    }

    /// Whether a passphrase is needed.
    public var isEncrypted: Bool {
        contents.withBytes { bytes in
            bytes.split(separator: UInt8(ascii: "\n")).contains { $0.elementsEqual(Self.encryptedHeader.utf8) }
        }
    }

    /// The signer, ready to sign.
    /// - Throws: ``PrivateKeyError``; ``NoteError`` when the file's two parts do not belong together.
    public func signer(passphrase: SecretBytes?) throws -> Ed25519Signer {
        try Ed25519Signer(name: verifierKey.name, privateKey(passphrase))
    }

    /// The signer of a witness, ready to cosign at a time in seconds since 1970.
    /// - Throws: As ``signer(passphrase:)``.
    public func cosigner(passphrase: SecretBytes?, timeSeconds: Int) throws -> CosignatureSigner {
        try CosignatureSigner(name: verifierKey.name, privateKey(passphrase), timeSeconds: timeSeconds)
    }

    private func privateKey(_ passphrase: SecretBytes?) throws -> Ed25519PrivateKey {
        let privateKey = try Ed25519PrivateKey(pem: contents, passphrase: passphrase)
        guard try privateKey.publicKey() == verifierKey.publicKey else {
            throw NoteError("its first line is not the verifier key of the private key below it")
        }
        return privateKey
    }
}
