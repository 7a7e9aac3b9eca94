/// A detached signature as `ssh-keygen -Y sign` makes it (OpenSSH's PROTOCOL.sshsig), made for one purpose only, its
/// namespace.
///
/// ```
/// byte[6]  "SSHSIG"
/// uint32   1
/// string   the public key
/// string   the namespace
/// string   reserved
/// string   "sha256" or "sha512"
/// string   the signature
/// ```
public struct SSHSignature: Equatable, Sendable {
    /// The longest blob that is read. That of an RSA key of 16,384 bits has some 4 KiB.
    public static let sizeLimitBytes = 16 * 1024

    static let magic = Array("SSHSIG".utf8)
    static let version: UInt32 = 1

    /// The whole in its own encoding.
    public let blob: [UInt8]
    /// The key that is said to have made it.
    public let publicKey: SSHPublicKey
    /// What it was made for.
    public let namespace: String
    /// What the message was hashed with.
    public let hashAlgorithm: HashAlgorithm
    /// The signature itself.
    public let value: SignatureValue

    /// What the key signed for a message: not the message, but its hash beside what it is for. `nil` where the system
    /// has no such hash (no libcrypto.so.3).
    ///
    /// With an empty reserved part, whatever the signature has there, as OpenSSH signs and checks.
    public func signedBytes(_ message: [UInt8]) -> [UInt8]? {
        guard let digest = hashAlgorithm.digest(message) else { return nil }
        var writer = WireWriter()
        writer.append(Self.magic)
        writer.append(string: namespace.utf8)
        writer.append(string: [])
        writer.append(string: hashAlgorithm.rawValue.utf8)
        writer.append(string: digest)
        return writer.bytes
    }
}

extension SSHSignature {
    /// Reads a signature from its blob, strictly: nothing missing, nothing behind it, nothing unknown.
    public init(blob: [UInt8]) throws(FormatError) {
        guard blob.count <= Self.sizeLimitBytes else {
            throw FormatError("a signature of \(blob.count) bytes; at most \(Self.sizeLimitBytes) are read")
        }
        var reader = WireReader(blob[...])
        guard blob.starts(with: Self.magic) else { throw FormatError("does not begin with SSHSIG", at: 0) }
        _ = try reader.take(Self.magic.count, "the beginning")
        let version = try reader.uint32("the version")
        guard version == Self.version else {
            throw FormatError("version \(version) of the format; only version \(Self.version) is known", at: 6)
        }
        let publicKey = try SSHPublicKey(slice: reader.string("the public key"))
        let namespaceStart = reader.position
        let namespace = try reader.text("the namespace")
        guard !namespace.isEmpty else { throw FormatError("the namespace is empty", at: namespaceStart) }
        _ = try reader.string("the reserved part")
        let hashStart = reader.position
        guard let hashAlgorithm = HashAlgorithm(rawValue: try reader.text("the hash algorithm")) else {
            throw FormatError("the hash algorithm is neither sha256 nor sha512", at: hashStart)
        }
        let value = try SignatureValue(slice: reader.string("the signature"), of: publicKey)
        try reader.end(of: "the signature")
        self.init(
            blob: blob, publicKey: publicKey, namespace: namespace, hashAlgorithm: hashAlgorithm, value: value)
    }
}
