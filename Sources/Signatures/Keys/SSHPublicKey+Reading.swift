import CanonicalJSON

extension SSHPublicKey {
    /// The sizes of RSA key that are taken: less can be broken, more takes seconds to check.
    static let rsaSizesBits = 2048...16384

    /// Reads a key from its blob, strictly.
    public init(blob: [UInt8]) throws(FormatError) {
        try self.init(slice: blob[...])
    }

    /// Reads a key from a part of something, whose indices errors name.
    init(slice: ArraySlice<UInt8>) throws(FormatError) {
        guard slice.count <= Self.sizeLimitBytes else {
            throw FormatError(
                "a key of \(slice.count) bytes; at most \(Self.sizeLimitBytes) are read", at: slice.startIndex)
        }
        var reader = WireReader(slice)
        let type = try reader.text("the key's type")
        guard !type.isEmpty, type.utf8.count <= 64, type.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2C })
        else {
            throw FormatError("\(type.quotedForDisplay) cannot be the name of a key's type", at: slice.startIndex)
        }
        let material = try Self.readMaterial(of: type, &reader)
        if material != .unknown { try reader.end(of: "the key") }
        self.init(blob: Array(slice), type: type, material: material)
    }

    private static func readMaterial(of type: String, _ reader: inout WireReader) throws(FormatError) -> Material {
        switch type {
        case "ssh-ed25519":
            return .ed25519(try readEd25519(&reader))
        case "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521":
            let curve = try readCurve(of: type, &reader)
            return .ecdsa(curve, point: try readPoint(of: curve, &reader))
        case "ssh-rsa":
            return try readRSA(&reader)
        case "sk-ssh-ed25519@openssh.com":
            return .securityKeyEd25519(try readEd25519(&reader), application: try reader.text("the key's application"))
        case "sk-ecdsa-sha2-nistp256@openssh.com":
            let curve = try readCurve(of: "ecdsa-sha2-nistp256", &reader)
            return .securityKeyECDSA(
                point: try readPoint(of: curve, &reader), application: try reader.text("the key's application"))
        default:
            return .unknown
        }
    }

    private static func readEd25519(_ reader: inout WireReader) throws(FormatError) -> [UInt8] {
        let start = reader.position
        let key = try reader.string("the Ed25519 key")
        guard key.count == 32 else { throw FormatError("an Ed25519 key has 32 bytes, this \(key.count)", at: start) }
        return Array(key)
    }

    private static func readCurve(of type: String, _ reader: inout WireReader) throws(FormatError) -> EllipticCurve {
        let start = reader.position
        let name = try reader.text("the name of the curve")
        guard let curve = EllipticCurve(rawValue: name), type == "ecdsa-sha2-\(name)" else {
            throw FormatError("the curve \(name.quotedForDisplay) does not belong to a key of type \(type)", at: start)
        }
        return curve
    }

    private static func readPoint(
        of curve: EllipticCurve, _ reader: inout WireReader
    ) throws(FormatError) -> [UInt8] {
        let start = reader.position
        let point = try reader.string("the point")
        let sizeBytes = 1 + 2 * curve.coordinateSizeBytes
        guard point.first == 0x04, point.count == sizeBytes else {
            throw FormatError(
                "a point of \(curve.rawValue) is 0x04 and \(sizeBytes - 1) bytes, uncompressed", at: start)
        }
        return Array(point)
    }

    private static func readRSA(_ reader: inout WireReader) throws(FormatError) -> Material {
        let exponentStart = reader.position
        let exponent = try reader.positiveInteger("the RSA exponent")
        // More than 64 bits libcrypto refuses; an even one has no private key, nor has 1.
        guard exponent.count <= 8, exponent.last.map({ $0 & 1 == 1 }) == true, exponent != [1] else {
            throw FormatError("an RSA exponent is odd, above 1 and below 2^64", at: exponentStart)
        }
        let modulusStart = reader.position
        let modulus = try reader.positiveInteger("the RSA modulus")
        let sizeBits = modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0)
        guard rsaSizesBits.contains(sizeBits) else {
            let limits = "\(rsaSizesBits.lowerBound) to \(rsaSizesBits.upperBound)"
            throw FormatError("an RSA key of \(sizeBits) bits; it must have \(limits)", at: modulusStart)
        }
        return .rsa(exponent: exponent, modulus: modulus)
    }
}
