import CanonicalJSON

/// Reads the data types of SSH (RFC 4251, section 5) one after the other, strictly.
///
/// Reads slices with the indices of the whole, so that an error deep inside still says the byte as a person finds it.
struct WireReader {
    private let bytes: ArraySlice<UInt8>
    private(set) var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// The bytes not read yet.
    var rest: ArraySlice<UInt8> { bytes[position...] }

    /// That many bytes, of what `name` says.
    mutating func take(_ count: Int, _ name: String) throws(FormatError) -> ArraySlice<UInt8> {
        guard count <= bytes.endIndex - position else {
            let there = bytes.endIndex - position
            throw FormatError("\(name) takes \(count) bytes, but only \(there) follow", at: position)
        }
        defer { position += count }
        return bytes[position..<(position + count)]
    }

    /// A `uint32`.
    mutating func uint32(_ name: String) throws(FormatError) -> UInt32 {
        try take(4, name).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// A `string`: its length, and as many bytes.
    mutating func string(_ name: String) throws(FormatError) -> ArraySlice<UInt8> {
        let start = position
        let length = try uint32("the length of \(name)")
        guard Int(length) <= bytes.endIndex - position else {
            let there = bytes.endIndex - position
            throw FormatError("\(name) is said to be \(length) bytes long, but only \(there) follow", at: start)
        }
        return try take(Int(length), name)
    }

    /// A `string` that is text: UTF-8, without the NUL that would end it early in other programs.
    mutating func text(_ name: String) throws(FormatError) -> String {
        let start = position
        let bytes = try string(name)
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw FormatError("\(name) is not text in UTF-8", at: start)
        }
        return text
    }

    /// An `mpint` above zero: the bytes of its magnitude, most significant first, without leading zeros.
    mutating func positiveInteger(_ name: String) throws(FormatError) -> [UInt8] {
        let start = position
        let bytes = try string(name)
        guard let first = bytes.first else { throw FormatError("\(name) is zero", at: start) }
        guard first < 0x80 else { throw FormatError("\(name) is negative", at: start) }
        guard first == 0 else { return Array(bytes) }
        let magnitude = bytes.dropFirst()
        guard let second = magnitude.first, second >= 0x80 else {
            throw FormatError("\(name) has a zero byte too many in front", at: start)
        }
        return Array(magnitude)
    }

    /// Makes sure that nothing is left.
    func end(of name: String) throws(FormatError) {
        let count = bytes.endIndex - position
        guard count == 0 else { throw FormatError("\(count) bytes too many at the end of \(name)", at: position) }
    }
}
