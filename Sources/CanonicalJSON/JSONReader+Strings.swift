extension JSONReader {
    /// A string (RFC 8259, section 7) with its escapes resolved. The place is at its opening quote.
    mutating func readString() throws(JSONError) -> String {
        position += 1
        var runStart = position
        var text: [UInt8]?
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                let run = bytes[runStart..<position]
                position += 1
                guard var text else { return String(decoding: run, as: UTF8.self) }
                text += run
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                if text == nil { text = [] }
                text? += bytes[runStart..<position]
                text? += Array(String(try readEscape()).utf8)
                runStart = position
            case ..<0x20:
                throw failure("a control character (\(found)) in a string; write it as an escape")
            default:
                guard let length = UTF8Sequence.length(at: position, in: bytes) else {
                    throw failure("expected UTF-8, found \(found)")
                }
                position += length
            }
        }
        throw failure("expected '\"' at the end of a string, found \(found)")
    }

    private mutating func readEscape() throws(JSONError) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let letter = next else { throw failure("expected an escape after '\\', found \(found)") }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try readUnicodeEscape(from: start)
        default:
            position -= 1
            throw failure("expected one of \" \\ / b f n r t u after '\\', found \(found)")
        }
    }

    /// `\uXXXX`, or two of them for a scalar beyond U+FFFF (RFC 8259, section 7; a lone half has no UTF-8 form).
    private mutating func readUnicodeEscape(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let unit = try readFourHexDigits()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        if unit <= 0xDBFF, next == UInt8(ascii: "\\") {
            position += 1
            if next == UInt8(ascii: "u") {
                position += 1
                let low = try readFourHexDigits()
                if (0xDC00...0xDFFF).contains(low),
                    let scalar = Unicode.Scalar(0x10000 + (UInt32(unit - 0xD800) << 10) + UInt32(low - 0xDC00))
                {
                    return scalar
                }
            }
        }
        position = start
        throw failure("an unpaired surrogate escape; expected \\uD800–\\uDBFF followed by \\uDC00–\\uDFFF")
    }

    private mutating func readFourHexDigits() throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Unicode.Scalar(byte).hexDigitValue else {
                throw failure("expected four hexadecimal digits after '\\u', found \(found)")
            }
            unit = unit << 4 | digit
            position += 1
        }
        return unit
    }
}
