/// The field of 256 elements that QR codes reckon in (ISO/IEC 18004, 7.5.2): bytes as polynomials over one bit, modulo
/// x⁸ + x⁴ + x³ + x² + 1, whose powers of x are all bytes but 0.
enum GaloisField {
    private static let modulus = 0x11D

    /// The powers of x, from the 0th to the 254th.
    private static let powers: [UInt8] = {
        var power = 1
        return (0..<255).map { _ in
            defer {
                power <<= 1
                if power > 0xFF { power ^= modulus }
            }
            return UInt8(power)
        }
    }()

    /// Which power of x a byte is; meaningless for 0, which is none.
    private static let logarithms: [Int] = {
        var logarithms = [Int](repeating: 0, count: 256)
        for (exponent, power) in powers.enumerated() { logarithms[Int(power)] = exponent }
        return logarithms
    }()

    /// The power of x with an exponent of at least 0.
    static func power(_ exponent: Int) -> UInt8 { powers[exponent % 255] }

    /// The product of two elements.
    static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        if left == 0 || right == 0 { return 0 }
        return power(logarithms[Int(left)] + logarithms[Int(right)])
    }
}
