extension JSONReader {
    /// A number (RFC 8259, section 6) that a `Double` can hold: rounded, but neither to infinity nor to zero.
    mutating func readNumber() throws(JSONError) -> Double {
        let start = position
        skip(UInt8(ascii: "-"))
        let integerStart = position
        var isZero = true
        if next == UInt8(ascii: "0") {
            position += 1
            if let byte = next, isDigit(byte) { throw failure("a number must not begin with 0 and another digit") }
        } else {
            try readDigits(&isZero, "a digit")
        }
        let integerEnd = position
        if skip(UInt8(ascii: ".")) { try readDigits(&isZero, "a digit after the decimal point") }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            if !skip(UInt8(ascii: "+")) { skip(UInt8(ascii: "-")) }
            var exponentIsZero = true
            try readDigits(&exponentIsZero, "a digit in the exponent")
        }
        if position == integerEnd, integerEnd - integerStart <= 15 { return smallInteger(from: start) }

        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let value = Double(text), value.isFinite else {
            position = start
            throw failure("the number is larger than a double-precision number can be (about 1.8e308)")
        }
        if value == 0, !isZero {
            position = start
            throw failure("the number is smaller than a double-precision number can be (about 4.9e-324)")
        }
        return value
    }

    /// Up to 15 digits are exact in a `Double`, and nearly every number here is such a count.
    private func smallInteger(from start: Int) -> Double {
        var value = 0
        for byte in bytes[start..<position] where isDigit(byte) { value = value * 10 + Int(byte & 0x0F) }
        return bytes[start] == UInt8(ascii: "-") ? -Double(value) : Double(value)
    }

    private mutating func readDigits(_ allZero: inout Bool, _ expected: String) throws(JSONError) {
        guard let first = next, isDigit(first) else { throw failure("expected \(expected), found \(found)") }
        while let byte = next, isDigit(byte) {
            if byte != UInt8(ascii: "0") { allZero = false }
            position += 1
        }
    }

    @discardableResult
    private mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
}
