/// Writes the data types of SSH (RFC 4251, section 5) one after the other.
struct WireWriter {
    private(set) var bytes: [UInt8] = []

    /// Bytes as they are.
    mutating func append(_ part: some Sequence<UInt8>) {
        bytes += part
    }

    /// A `uint32`.
    mutating func append(uint32 value: UInt32) {
        withUnsafeBytes(of: value.bigEndian) { bytes += $0 }
    }

    /// A `string`.
    mutating func append(string: some Collection<UInt8>) {
        // Nothing here comes near four gigabytes: what is written was read from less, or is a digest.
        append(uint32: UInt32(string.count))
        bytes += string
    }
}
