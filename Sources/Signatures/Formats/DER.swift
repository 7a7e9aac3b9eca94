/// The few values of ASN.1 in DER (X.690) that libcrypto takes keys and signatures in.
enum DER {
    /// An `INTEGER` above zero, from the bytes of its magnitude.
    static func integer(_ magnitude: [UInt8]) -> [UInt8] {
        // A set top bit would make it negative.
        value(0x02, magnitude.first.map { $0 >= 0x80 } == true ? [0] + magnitude : magnitude)
    }

    /// A `BIT STRING` of whole bytes.
    static func bitString(_ bytes: [UInt8]) -> [UInt8] { value(0x03, [0] + bytes) }

    /// `NULL`.
    static let null: [UInt8] = [0x05, 0x00]

    /// An `OBJECT IDENTIFIER`, from its contents.
    static func objectIdentifier(_ contents: [UInt8]) -> [UInt8] { value(0x06, contents) }

    /// A `SEQUENCE`.
    static func sequence(_ parts: [UInt8]...) -> [UInt8] { value(0x30, Array(parts.joined())) }

    private static func value(_ tag: UInt8, _ contents: [UInt8]) -> [UInt8] {
        let count = contents.count
        // Lengths above 127 are written as the number of their bytes, and these.
        let lengthBytes = stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: count >> $0) }
            .drop { $0 == 0 }
        let length = count < 0x80 ? [UInt8(count)] : [0x80 | UInt8(lengthBytes.count)] + lengthBytes
        return [tag] + length + contents
    }
}
