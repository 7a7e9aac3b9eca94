/// Numbers as RFC 8785, section 3.2.2.3 writes them: ECMAScript's Number::toString (ECMA-262, section 6.1.6.1.20).
enum CanonicalNumber {
    /// The shortest digits that read back as the same double, in ECMAScript's layout.
    ///
    /// The digits are the standard library's, which promises the same shortest form; only the layout is ours.
    static func text(of value: Double) -> String {
        if let integer = Int64(exactly: value), integer.magnitude < 1 << 53 { return String(integer) }
        let (digits, exponent) = shortestDigits(of: value.magnitude)
        let sign = value < 0 ? "-" : ""
        return sign + layOut(digits, exponent)
    }

    /// Digits d1 d2 … and n, such that the value is 0.d1d2… × 10^n.
    private static func shortestDigits(of value: Double) -> (digits: [UInt8], exponent: Int) {
        let zero = UInt8(ascii: "0")
        let parts = value.description.utf8.split(separator: UInt8(ascii: "e"))
        let mantissa = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        var exponent = mantissa[0].count + (parts.count > 1 ? Int(Substring(parts[1])) ?? 0 : 0)
        var digits = Array(mantissa.joined())
        while digits.last == zero { digits.removeLast() }
        let leadingZeros = digits.prefix { $0 == zero }.count
        digits.removeFirst(leadingZeros)
        exponent -= leadingZeros
        return (digits, exponent)
    }

    private static func layOut(_ digits: [UInt8], _ exponent: Int) -> String {
        func text(_ digits: some Collection<UInt8>) -> String { String(decoding: digits, as: UTF8.self) }
        let count = digits.count
        switch exponent {
        case count...21 where count <= 21:
            return text(digits) + String(repeating: "0", count: exponent - count)
        case 1...21:
            return text(digits[..<exponent]) + "." + text(digits[exponent...])
        case -5...0:
            return "0." + String(repeating: "0", count: -exponent) + text(digits)
        default:
            let power = exponent - 1
            let fraction = count > 1 ? "." + text(digits[1...]) : ""
            return "\(text(digits[..<1]))\(fraction)e\(power < 0 ? "-" : "+")\(power.magnitude)"
        }
    }
}
