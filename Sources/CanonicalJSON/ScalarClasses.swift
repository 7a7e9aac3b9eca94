extension Unicode.Scalar {
    /// Whether it is a control character: C0, DEL or C1, which is all that Unicode has in the general category Cc.
    ///
    /// Asking Unicode's tables for the category of each character took a seventh of the time of an import.
    public var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

    /// Whether it is a noncharacter: set aside for a program's own use, and in no text that is given to others (Unicode,
    /// section 23.7). CloudEvents 1.0, section 3.1, and RFC 7493, section 2.1, refuse them.
    public var isNoncharacter: Bool { value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value) }

    /// The value of a hexadecimal digit of ASCII; `nil` for anything else.
    public var hexDigitValue: UInt16? {
        switch self {
        case "0"..."9": UInt16(value) - 0x30
        case "a"..."f": UInt16(value) - 0x61 + 10
        case "A"..."F": UInt16(value) - 0x41 + 10
        default: nil
        }
    }
}
