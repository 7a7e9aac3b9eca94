extension SSHPublicKey {
    /// The key as SubjectPublicKeyInfo (RFC 5280, section 4.1), which libcrypto reads; `nil` for an unknown type.
    var subjectPublicKeyInfo: [UInt8]? {
        switch material {
        case .ed25519(let key), .securityKeyEd25519(let key, _):
            // RFC 8410, section 3.
            return DER.sequence(DER.sequence(DER.objectIdentifier([0x2B, 0x65, 0x70])), DER.bitString(key))
        case .ecdsa(let curve, let point):
            return Self.ellipticCurveKey(curve, point)
        case .securityKeyECDSA(let point, _):
            return Self.ellipticCurveKey(.nistp256, point)
        case .rsa(let exponent, let modulus):
            // RFC 3279, section 2.3.1.
            let algorithm = DER.objectIdentifier([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01])
            return DER.sequence(
                DER.sequence(algorithm, DER.null),
                DER.bitString(DER.sequence(DER.integer(modulus), DER.integer(exponent))))
        case .unknown:
            return nil
        }
    }

    /// RFC 5480, section 2.
    private static func ellipticCurveKey(_ curve: EllipticCurve, _ point: [UInt8]) -> [UInt8] {
        let algorithm = DER.objectIdentifier([0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01])
        return DER.sequence(
            DER.sequence(algorithm, DER.objectIdentifier(curve.objectIdentifier)), DER.bitString(point))
    }
}
