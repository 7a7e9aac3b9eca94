/// Windows code page 1252, by the index of the WHATWG Encoding Standard.
///
/// By hand, because what of Foundation the command carries (FoundationEssentials) reads it on no Linux. Where that standard
/// turns the five bytes without a character into control characters, they are refused: text has neither.
enum Windows1252 {
    /// A text as UTF-8.
    /// - Throws: ``DelimitedTextError`` for a byte that stands for nothing.
    static func utf8(of bytes: [UInt8]) throws(DelimitedTextError) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for (place, byte) in bytes.enumerated() {
            if byte < 0x80 {
                text.append(byte)
                continue
            }
            guard let scalar = scalar(byte) else {
                throw DelimitedTextError(
                    "the byte \(String(byte, radix: 16, uppercase: true)) stands for no character of Windows-1252; "
                        + TextEncoding.saveAsUTF8,
                    line: TextEncoding.line(of: place, in: bytes))
            }
            text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        }
        return text
    }

    /// The character of a byte; `nil` for 81, 8D, 8F, 90 and 9D.
    private static func scalar(_ byte: UInt8) -> Unicode.Scalar? {
        // From A0 on as in Latin-1, and so in Unicode.
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return high[Int(byte) - 0x80]
    }

    private static let high: [Unicode.Scalar?] = [
        "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
        nil, "‘", "’", "“", "”", "•", "–", "—", "\u{2DC}", "™", "š", "›", "œ", nil, "ž", "Ÿ",
    ]
}
