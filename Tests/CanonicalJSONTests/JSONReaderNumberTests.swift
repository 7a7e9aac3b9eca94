import CanonicalJSON
import Testing

@Suite("The reader: numbers")
struct JSONReaderNumberTests {
    @Test(
        "Numbers are read as the nearest double",
        arguments: [
            ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("1E+2", 100), ("1e2", 100), ("12e-1", 1.2), ("0.5", 0.5),
            ("0e400", 0), ("-0.000e-400", 0), ("0e-400", 0), ("0.0", 0), ("10", 10), ("1.0", 1),
            ("5e-324", .leastNonzeroMagnitude), ("4.9e-324", .leastNonzeroMagnitude),
            ("2.4703282292062328e-324", .leastNonzeroMagnitude),
            ("1.7976931348623157e308", .greatestFiniteMagnitude), ("1.7976931348623158e308", .greatestFiniteMagnitude),
            ("999999999999999", 999_999_999_999_999), ("-999999999999999", -999_999_999_999_999),
            ("9007199254740991", 9_007_199_254_740_991), ("9007199254740993", 9_007_199_254_740_992),
            ("1e0000000000000000000000001", 10), ("0.1e1", 1), ("100000000000000000000", 1e20),
        ] as [(String, Double)])
    func accepted(text: String, number: Double) throws {
        #expect(try parse(text) == .number(number))
        #expect(try parse("[\(text) ]") == .array([.number(number)]))
    }

    @Test("Minus zero is written as zero", arguments: ["-0", "-0.0", "-0e0", "-0E+5"])
    func minusZero(text: String) throws {
        #expect(try parse(text).canonicalText == "0")
    }

    @Test("Hundreds of digits do not matter")
    func longNumbers() throws {
        let zeros = String(repeating: "0", count: 500)
        #expect(try parse("0.\(zeros)") == .number(0))
        #expect(try parse("1\(zeros)e-500") == .number(1))
        #expect(try parse("0.\(zeros)1e501") == .number(1))
        #expect(refusal(of: Array("1\(zeros)".utf8))?.problem.contains("larger") == true)
        #expect(refusal(of: Array("0.\(zeros)1".utf8))?.problem.contains("smaller") == true)
    }

    @Test(
        "Numbers that a double cannot hold are refused where they begin",
        arguments: [
            Refusal("▲1e400", "larger than a double-precision number can be"),
            Refusal("[0, ▲-1e400]", "larger than a double-precision number can be"),
            Refusal("▲1.7976931348623159e308", "larger than a double-precision number can be"),
            Refusal("▲1e99999999999999999999", "larger than a double-precision number can be"),
            Refusal("▲1e-400", "smaller than a double-precision number can be"),
            Refusal("{\"é\":▲-1e-400}", "smaller than a double-precision number can be"),
            Refusal("▲2.4703282292062327e-324", "smaller than a double-precision number can be"),
            Refusal("▲1e-99999999999999999999", "smaller than a double-precision number can be"),
        ])
    func outOfRange(_ expected: Refusal) {
        expectRefusal(expected)
    }

    @Test(
        "Other spellings of numbers are refused",
        arguments: [
            Refusal("0▲1", "a number must not begin with 0 and another digit"),
            Refusal("-0▲1", "a number must not begin with 0 and another digit"),
            Refusal("0▲0", "a number must not begin with 0 and another digit"),
            Refusal("[0▲1.5]", "a number must not begin with 0 and another digit"),
            Refusal("▲+1", "expected a JSON value, found '+'"),
            Refusal("▲.5", "expected a JSON value, found '.'"),
            Refusal("1.▲", "expected a digit after the decimal point, found the end of the text"),
            Refusal("1.▲e5", "expected a digit after the decimal point, found 'e'"),
            Refusal("[1.▲]", "expected a digit after the decimal point, found ']'"),
            Refusal("0.▲-5", "expected a digit after the decimal point, found '-'"),
            Refusal("-▲", "expected a digit, found the end of the text"),
            Refusal("-▲.5", "expected a digit, found '.'"),
            Refusal("-▲-1", "expected a digit, found '-'"),
            Refusal("-▲ 1", "expected a digit, found ' '"),
            Refusal("-▲Infinity", "expected a digit, found 'I'"),
            Refusal("1e▲", "expected a digit in the exponent, found the end of the text"),
            Refusal("1e+▲", "expected a digit in the exponent, found the end of the text"),
            Refusal("1e-▲x", "expected a digit in the exponent, found 'x'"),
            Refusal("1e+▲-1", "expected a digit in the exponent, found '-'"),
            Refusal("1e▲.5", "expected a digit in the exponent, found '.'"),
            Refusal("0▲x10", "expected nothing after the value, found 'x'"),
            Refusal("1▲_000", "expected nothing after the value, found '_'"),
            Refusal("1▲,5", "expected nothing after the value, found ','"),
            Refusal("1.5▲.2", "expected nothing after the value, found '.'"),
            Refusal("▲\u{661}", "expected a JSON value, found '\u{661}'"),
        ])
    func misspelt(_ expected: Refusal) {
        expectRefusal(expected)
    }
}
