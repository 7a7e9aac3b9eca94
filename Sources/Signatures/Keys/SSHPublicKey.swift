import CanonicalJSON
import MerkleTree

/// A public key as SSH writes it: the name of its type, and what that type needs.
///
/// ```
/// ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl office@example.org
/// ```
public struct SSHPublicKey: Sendable {
    /// What the key consists of, after its type.
    public enum Material: Equatable, Sendable {
        /// `ssh-ed25519`: 32 bytes (RFC 8709).
        case ed25519([UInt8])
        /// `ecdsa-sha2-nistp…`: an uncompressed point of the curve (RFC 5656).
        case ecdsa(EllipticCurve, point: [UInt8])
        /// `ssh-rsa`: two numbers, most significant byte first (RFC 4253, section 6.6).
        case rsa(exponent: [UInt8], modulus: [UInt8])
        /// `sk-ssh-ed25519@openssh.com`: an Ed25519 key on a hardware token, and what it is for (OpenSSH's PROTOCOL.u2f).
        case securityKeyEd25519([UInt8], application: String)
        /// `sk-ecdsa-sha2-nistp256@openssh.com`: a P-256 key on a hardware token, and what it is for.
        case securityKeyECDSA(point: [UInt8], application: String)
        /// Any other type, certificates among them: named, not looked into.
        case unknown
    }

    /// The longest blob that is read: an RSA key of 16,384 bits takes an eighth of it.
    public static let sizeLimitBytes = 16 * 1024

    /// The key in SSH's own encoding.
    public let blob: [UInt8]
    /// The name of its type.
    public let type: String
    /// What it consists of.
    public let material: Material

    init(blob: [UInt8], type: String, material: Material) {
        self.blob = blob
        self.type = type
        self.material = material
    }

    /// The fingerprint as `ssh-keygen -l` prints it: `SHA256:` and the hash of the blob in base64 without padding.
    public var fingerprint: String {
        guard let digest = HashAlgorithm.sha256.digest(blob) else { return "SHA256 is not available" }
        return "SHA256:" + String(Base64.encode(digest).unicodeScalars.prefix { $0 != "=" })
    }

    /// Whether it is a certificate: a key with a statement of whose it is, signed by an authority.
    public var isCertificate: Bool { type.ends(with: "-cert-v01@openssh.com") }
}

extension SSHPublicKey: Hashable {
    /// Whether both are the same bytes.
    public static func == (left: SSHPublicKey, right: SSHPublicKey) -> Bool { left.blob == right.blob }

    /// By the bytes.
    public func hash(into hasher: inout Hasher) { hasher.combine(blob) }
}
