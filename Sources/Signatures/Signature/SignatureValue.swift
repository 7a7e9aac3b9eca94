import CanonicalJSON

/// What a key made of the bytes it signed, as its type has it.
public enum SignatureValue: Equatable, Sendable {
    /// 64 bytes (RFC 8709, section 6).
    case ed25519([UInt8])
    /// Two numbers, most significant byte first (RFC 5656, section 3.1.2).
    case ecdsa(r: [UInt8], s: [UInt8])
    /// As long as the modulus (RFC 8332, section 3).
    case rsa(HashAlgorithm, [UInt8])
    /// One of those, over what the hardware token adds (OpenSSH's PROTOCOL.u2f).
    indirect case securityKey(SignatureValue, flags: UInt8, counter: UInt32)
    /// Of a key of unknown type, or made in a way that is not checked here: not looked into.
    case unknown([UInt8])

    /// How a token signs through a browser (OpenSSH's PROTOCOL.u2f): over what the browser made of the message.
    private static let webauthn = "webauthn-sk-ecdsa-sha2-nistp256@openssh.com"

    /// Reads it, as a key of this type makes it.
    init(slice: ArraySlice<UInt8>, of key: SSHPublicKey) throws(FormatError) {
        guard key.material != .unknown else {
            self = .unknown(Array(slice))
            return
        }
        var reader = WireReader(slice)
        let start = reader.position
        let algorithm = try reader.text("the signature's algorithm")
        if algorithm == Self.webauthn, case .securityKeyECDSA = key.material {
            self = .unknown(Array(slice))
            return
        }
        let value = try reader.string("the signature's value")
        switch key.material {
        case .rsa(_, let modulus):
            self = try Self.readRSA(algorithm, value, modulus, at: start)
        default:
            guard algorithm == key.type else {
                throw FormatError("a \(key.type) key does not sign by \(algorithm.quotedForDisplay)", at: start)
            }
            switch key.material {
            case .ecdsa(let curve, _): self = try Self.readECDSA(value, curve)
            case .securityKeyECDSA: self = try Self.readToken(Self.readECDSA(value, .nistp256), &reader)
            case .securityKeyEd25519: self = try Self.readToken(Self.readEd25519(value), &reader)
            default: self = try Self.readEd25519(value)
            }
        }
        try reader.end(of: "the signature's value")
    }

    private static func readEd25519(_ value: ArraySlice<UInt8>) throws(FormatError) -> SignatureValue {
        guard value.count == 64 else {
            throw FormatError("an Ed25519 signature has 64 bytes, this \(value.count)", at: value.startIndex)
        }
        return .ed25519(Array(value))
    }

    private static func readECDSA(
        _ value: ArraySlice<UInt8>, _ curve: EllipticCurve
    ) throws(FormatError) -> SignatureValue {
        var reader = WireReader(value)
        let r = try reader.positiveInteger("the signature's r")
        let s = try reader.positiveInteger("the signature's s")
        try reader.end(of: "the signature's two numbers")
        guard max(r.count, s.count) <= curve.coordinateSizeBytes else {
            throw FormatError(
                "the signature's numbers are longer than those of \(curve.rawValue)", at: value.startIndex)
        }
        return .ecdsa(r: r, s: s)
    }

    private static func readRSA(
        _ algorithm: String, _ value: ArraySlice<UInt8>, _ modulus: [UInt8], at start: Int
    ) throws(FormatError) -> SignatureValue {
        guard value.count <= modulus.count else {
            throw FormatError("the RSA signature is longer than the modulus", at: value.startIndex)
        }
        // Some programs leave leading zeros out; ssh-keygen puts them back.
        let padded = [UInt8](repeating: 0, count: modulus.count - value.count) + value
        switch algorithm {
        case "rsa-sha2-256": return .rsa(.sha256, padded)
        case "rsa-sha2-512": return .rsa(.sha512, padded)
        case "ssh-rsa":
            throw FormatError("signed by ssh-rsa, which is with SHA-1: such a signature can be forged", at: start)
        default: throw FormatError("an ssh-rsa key does not sign by \(algorithm.quotedForDisplay)", at: start)
        }
    }

    private static func readToken(
        _ value: SignatureValue, _ reader: inout WireReader
    ) throws(FormatError) -> SignatureValue {
        let flags = try reader.take(1, "the token's flags").reduce(0) { $0 | $1 }
        return .securityKey(value, flags: flags, counter: try reader.uint32("the token's counter"))
    }
}
