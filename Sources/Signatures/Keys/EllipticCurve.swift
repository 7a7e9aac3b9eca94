/// The curves of NIST that SSH requires for ECDSA (RFC 5656, section 10.1).
public enum EllipticCurve: String, CaseIterable, Sendable {
    /// P-256.
    case nistp256
    /// P-384.
    case nistp384
    /// P-521.
    case nistp521

    /// The bytes of a coordinate.
    var coordinateSizeBytes: Int {
        switch self {
        case .nistp256: 32
        case .nistp384: 48
        case .nistp521: 66
        }
    }

    /// The digest that its signatures are over (RFC 5656, section 6.2.1), as libcrypto calls it.
    var digestName: String {
        switch self {
        case .nistp256: "SHA256"
        case .nistp384: "SHA384"
        case .nistp521: "SHA512"
        }
    }

    /// The contents of its object identifier (RFC 5480, section 2.1.1.1).
    var objectIdentifier: [UInt8] {
        switch self {
        case .nistp256: [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]
        case .nistp384: [0x2B, 0x81, 0x04, 0x00, 0x22]
        case .nistp521: [0x2B, 0x81, 0x04, 0x00, 0x23]
        }
    }
}
