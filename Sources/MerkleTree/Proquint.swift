/// Bytes as words that can be read aloud and copied by hand: proquints (arXiv:0901.4016), which have five letters for
/// 16 bits, consonants and vowels by turns. 127.0.0.1 is `lusab babad`.
public enum Proquint {
    private static let consonants = Array("bdfghjklmnprstvz".utf8)
    private static let vowels = Array("aiou".utf8)

    /// The words of an even number of bytes.
    public static func words(of bytes: [UInt8]) -> [String] {
        stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            let bits = Int(bytes[index]) << 8 | Int(bytes[index + 1])
            let letters = [
                consonants[bits >> 12], vowels[bits >> 10 & 3], consonants[bits >> 6 & 15], vowels[bits >> 4 & 3],
                consonants[bits & 15],
            ]
            return String(decoding: letters, as: UTF8.self)
        }
    }

    /// The two bytes of a word, in capitals or not; `nil` for what is no such word.
    public static func bytes(ofWord word: String) -> [UInt8]? {
        let letters = Array(word.lowercased().utf8)
        guard letters.count == 5 else { return nil }
        var bits = 0
        for (index, letter) in letters.enumerated() {
            let alphabet = index % 2 == 0 ? consonants : vowels
            guard let value = alphabet.firstIndex(of: letter) else { return nil }
            bits = bits * alphabet.count + value
        }
        return [UInt8(bits >> 8), UInt8(bits & 0xFF)]
    }
}
