import CanonicalJSON
import Testing

@Suite("The canonical form of RFC 8785")
struct CanonicalFormTests {
    @Test("The sample of section 3.2.2 comes out as section 3.2.3 prints it")
    func sample() throws {
        let value = try parse(
            #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50,
                          2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#)
        let expected =
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(value.canonicalText == expected)
    }

    @Test("The sample of section 3.2.3 is sorted by UTF-16 code units")
    func sorting() throws {
        let value = try parse(
            #"""
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """#)
        let expected =
            #"{"\r":"Carriage Return","1":"One",""# + "\u{80}" + #"":"Control","#
            + #""ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face",""#
            + "\u{FB33}" + #"":"Hebrew Letter Dalet With Dagesh"}"#
        #expect(value.canonicalText == expected)
    }

    @Test("Members are sorted at every level, a name before those it begins, the empty one first")
    func nesting() throws {
        let value = try parse(#"{"b":[{"z":1,"":2,"a b":3,"a":4}],"a":{"d":{"y":0,"x":0},"c":null},"A":0}"#)
        #expect(value.canonicalText == #"{"A":0,"a":{"c":null,"d":{"x":0,"y":0}},"b":[{"":2,"a":4,"a b":3,"z":1}]}"#)
    }

    @Test("Only quotes, backslashes and the C0 controls are escaped")
    func escapes() throws {
        for value in 0..<0x20 as Range<UInt8> {
            let short: [UInt8: String] = [8: "b", 9: "t", 10: "n", 12: "f", 13: "r"]
            let digits = (value < 16 ? "0" : "") + String(value, radix: 16)
            let expected = "\"\\" + (short[value] ?? "u00" + digits) + "\""
            #expect(JSONValue.string(String(Unicode.Scalar(value))).canonicalText == expected)
        }
        let others = "/<>&'\u{7F}\u{80}\u{9F}\u{2028}\u{2029}\u{FEFF}\u{FFFF}😀"
        #expect(JSONValue.string(others).canonicalText == "\"\(others)\"")
        #expect(JSONValue.string("\"\\").canonicalText == #""\"\\""#)
    }

    @Test("Texts are not normalised")
    func normalisation() {
        #expect(JSONValue.string("\u{E9}").canonicalBytes == [0x22, 0xC3, 0xA9, 0x22])
        #expect(JSONValue.string("e\u{301}").canonicalBytes == [0x22, 0x65, 0xCC, 0x81, 0x22])
    }

    @Test("Empty arrays and objects and the words are written as they are")
    func emptyValues() throws {
        for text in ["[]", "{}", "[[],{}]", "null", "true", "false", "\"\""] {
            #expect(try parse(text).canonicalText == text)
        }
    }
}
