import TestMaterial
import CanonicalJSON

/// Makes values of every kind, with what is likely to go wrong in them more often than chance would bring it.
struct RandomJSON {
    var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func value(depth: Int = 4) -> JSONValue {
        switch generator.below(depth > 0 ? 8 : 5) {
        case 0: return .null
        case 1: return .boolean(generator.oneIn(2))
        case 2: return .number(number())
        case 3, 4: return .string(text())
        case 5: return .array((0..<generator.below(5)).map { _ in value(depth: depth - 1) })
        default: return .object(object(depth: depth - 1))
        }
    }

    /// A value whose text has a last byte that it cannot do without: not a number or a word.
    mutating func delimitedValue() -> JSONValue {
        switch generator.below(3) {
        case 0: .string(text())
        case 1: .array((0..<generator.below(5)).map { _ in value(depth: 3) })
        default: .object(object(depth: 3))
        }
    }

    mutating func object(depth: Int) -> JSONObject {
        var object = JSONObject()
        // Now and then more members than the reader compares one by one.
        let count = generator.oneIn(10) ? 30 : generator.below(5)
        for _ in 0..<count { object[text()] = value(depth: depth) }
        return object
    }

    mutating func number() -> Double {
        switch generator.below(4) {
        case 0: return Double(generator.below(2_000) - 1_000)
        case 1: return Double(generator.below(2_000_000) - 1_000_000) / 1_000
        case 2: return Double(Int64.random(in: -(1 << 60)...(1 << 60), using: &generator))
        default:
            while true {
                let value = Double(bitPattern: generator.next())
                if value.isFinite { return value }
            }
        }
    }

    mutating func text() -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<generator.below(8) { scalars.append(scalar()) }
        return String(scalars)
    }

    private mutating func scalar() -> Unicode.Scalar {
        if generator.oneIn(2) { return Unicode.Scalar(UInt8(ascii: "a") + UInt8(generator.below(4))) }
        let notable: [Unicode.Scalar] = [
            "\0", "\u{1}", "\u{8}", "\t", "\n", "\u{B}", "\u{C}", "\r", "\u{1B}", "\u{1F}", " ", "\"", "\\", "/", "é",
            "e", "\u{301}", "\u{7F}", "\u{80}", "\u{85}", "\u{9F}", "\u{A0}", "\u{200B}", "\u{202E}", "\u{2028}",
            "\u{2029}", "€", "\u{D7FF}", "\u{E000}", "\u{FB33}", "\u{FEFF}", "\u{FFFD}", "\u{FFFF}", "\u{10000}", "😀",
            "\u{E0001}", "\u{10FFFF}", "▲",
        ]
        if generator.oneIn(2) { return notable[generator.below(notable.count)] }
        return Unicode.Scalar(UInt32(generator.below(0x11_0000))) ?? "\u{FFFD}"
    }
}
