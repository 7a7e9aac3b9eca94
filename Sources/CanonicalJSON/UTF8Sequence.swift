/// One scalar's bytes in UTF-8 (RFC 3629, section 4).
///
/// Written by hand because the standard library says only whether a whole text is valid, and an error must say at
/// which column it is not.
enum UTF8Sequence {
    /// How many bytes the well-formed sequence at `index` has, 1 to 4; `nil` when it is not well-formed: a stray or
    /// missing continuation, an overlong form, a surrogate, or a scalar past U+10FFFF.
    static func length(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let lead = bytes[index]
        if lead < 0x80 { return 1 }
        let length: Int
        var secondRange: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, secondRange) = (3, 0xA0...0xBF)
        case 0xED: (length, secondRange) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, secondRange) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, secondRange) = (4, 0x80...0x8F)
        default: return nil
        }
        guard bytes.count - index >= length, secondRange.contains(bytes[index + 1]) else { return nil }
        for following in bytes[(index + 2)..<max(index + 2, index + length)] where following & 0xC0 != 0x80 {
            return nil
        }
        return length
    }
}
