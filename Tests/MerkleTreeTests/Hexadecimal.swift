import MerkleTree
import Testing

/// The bytes of hexadecimal digits.
func bytes(hexadecimal text: String) throws -> [UInt8] {
    let digits = Array(text)
    try #require(digits.count % 2 == 0)
    return try stride(from: 0, to: digits.count, by: 2).map {
        try #require(UInt8(String(digits[$0...($0 + 1)]), radix: 16))
    }
}

extension MerkleHash {
    /// The bytes as lower-case hexadecimal digits.
    var hexadecimal: String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
