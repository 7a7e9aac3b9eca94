import CanonicalJSON
import Testing

@Suite("The reader: strings")
struct JSONReaderStringTests {
    @Test("Escapes are resolved")
    func escapes() throws {
        #expect(try parse(#""\"\\\/\b\f\n\r\t""#) == .string("\"\\/\u{8}\u{C}\n\r\t"))
        #expect(try parse(#""\u0041\u00e9\u00E9\uFB33\u0000""#) == .string("A\u{E9}\u{E9}\u{FB33}\0"))
        #expect(try parse(#""x\ud83d\ude00y\uDBFF\uDFFF\uD800\uDC00""#) == .string("x😀y\u{10FFFF}\u{10000}"))
        #expect(try parse(#""\ud7ff\ue000\ufffe\uffff""#) == .string("\u{D7FF}\u{E000}\u{FFFE}\u{FFFF}"))
    }

    @Test("An escape of a combining accent stays a scalar of its own")
    func combining() throws {
        #expect(try parse(#""e\u0301""#) == .string("e\u{301}"))
        #expect(try parse(#""e\u0301""#) != .string("\u{E9}"))
    }

    @Test("Control characters are refused, DEL and C1 are not", arguments: 0..<0xA0 as Range<UInt32>)
    func controls(value: UInt32) throws {
        guard let scalar = Unicode.Scalar(value), scalar != "\"", scalar != "\\" else { return }
        if value < 0x20 {
            let escape = "\\u{\(String(value, radix: 16, uppercase: true))}"
            expectRefusal(Refusal("[\"é▲\(scalar)\"]", "a control character (\(escape)) in a string"))
        } else {
            #expect(try parse("\"\(scalar)\"") == .string(String(scalar)))
        }
    }

    @Test(
        "Escapes that are none are refused",
        arguments: [
            Refusal(#""\▲x""#, "expected one of \" \\ / b f n r t u after '\\', found 'x'"),
            Refusal(#""\▲'""#, "found '''"),
            Refusal(#""\▲U0041""#, "found 'U'"),
            Refusal(#""\▲é""#, "found 'é'"),
            Refusal("\"\\▲\n\"", "found \\u{A}"),
            Refusal(#""é\u12▲G4""#, "expected four hexadecimal digits after '\\u', found 'G'"),
            Refusal(#""\u▲""#, "four hexadecimal digits after '\\u', found '\"'"),
            Refusal(#""\u▲{41}""#, "four hexadecimal digits after '\\u', found '{'"),
            Refusal(#""\u▲+041""#, "four hexadecimal digits after '\\u', found '+'"),
            Refusal("\"\\u▲\u{FF11}234\"", "four hexadecimal digits after '\\u', found '\u{FF11}'"),
            Refusal(#""\ud83d\u00▲g0""#, "four hexadecimal digits after '\\u', found 'g'"),
        ])
    func badEscapes(_ expected: Refusal) {
        expectRefusal(expected)
    }

    @Test(
        "Unpaired surrogates are refused where the first one begins",
        arguments: [
            Refusal(#""▲\ud800""#, "an unpaired surrogate escape"),
            Refusal(#""▲\uDFFF""#, "an unpaired surrogate escape"),
            Refusal(#""é▲\udc00\ud800""#, "an unpaired surrogate escape"),
            Refusal(#""▲\ud800\ud800""#, "an unpaired surrogate escape"),
            Refusal(#""▲\ud83d\u0041""#, "an unpaired surrogate escape"),
            Refusal(#""▲\udbff\ue000""#, "an unpaired surrogate escape"),
            Refusal(#""▲\ud83dx""#, "an unpaired surrogate escape"),
            Refusal(#""▲\ud83d\n""#, "an unpaired surrogate escape"),
            Refusal(#""▲\ud83d\"#, "an unpaired surrogate escape"),
            Refusal(#"{"▲\ud83d":1}"#, "an unpaired surrogate escape"),
            Refusal(#""\ud83d\ude00▲\ude00""#, "an unpaired surrogate escape"),
        ])
    func surrogates(_ expected: Refusal) {
        expectRefusal(expected)
    }
}
