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
    private static func shortestDigits(of value: Double) -> (digits: [Character], exponent: Int) {
        let parts = value.description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        var exponent = mantissa[0].count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
        var digits = Array(mantissa.joined())
        while digits.last == "0" { digits.removeLast() }
        let leadingZeros = digits.prefix { $0 == "0" }.count
        digits.removeFirst(leadingZeros)
        exponent -= leadingZeros
        return (digits, exponent)
    }

    private static func layOut(_ digits: [Character], _ exponent: Int) -> String {
        let count = digits.count
        switch exponent {
        case count...21 where count <= 21:
            return String(digits) + String(repeating: "0", count: exponent - count)
        case 1...21:
            return String(digits[..<exponent]) + "." + String(digits[exponent...])
        case -5...0:
            return "0." + String(repeating: "0", count: -exponent) + String(digits)
        default:
            let power = exponent - 1
            let fraction = count > 1 ? "." + String(digits[1...]) : ""
            return "\(digits[0])\(fraction)e\(power < 0 ? "-" : "+")\(power.magnitude)"
        }
    }
}
