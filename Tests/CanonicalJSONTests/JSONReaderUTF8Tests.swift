import CanonicalJSON
import Testing

@Suite("The reader: UTF-8")
struct JSONReaderUTF8Tests {
    @Test(
        "Bytes that are not UTF-8 are refused at the first that is wrong",
        arguments: [
            ("a stray continuation", [0x80], "0x80"),
            ("another stray continuation", [0xBF], "0xBF"),
            ("an overlong slash in two bytes", [0xC0, 0xAF], "0xC0"),
            ("an overlong DEL in two bytes", [0xC1, 0xBF], "0xC1"),
            ("an overlong form in three bytes", [0xE0, 0x9F, 0xBF], "0xE0"),
            ("an overlong form in four bytes", [0xF0, 0x8F, 0xBF, 0xBF], "0xF0"),
            ("an overlong NUL in four bytes", [0xF0, 0x80, 0x80, 0x80], "0xF0"),
            ("the first surrogate", [0xED, 0xA0, 0x80], "0xED"),
            ("the last surrogate", [0xED, 0xBF, 0xBF], "0xED"),
            ("a surrogate pair (CESU-8)", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], "0xED"),
            ("U+110000", [0xF4, 0x90, 0x80, 0x80], "0xF4"),
            ("a lead beyond U+10FFFF", [0xF5, 0x80, 0x80, 0x80], "0xF5"),
            ("a form of five bytes", [0xF8, 0x88, 0x80, 0x80, 0x80], "0xF8"),
            ("0xFE", [0xFE], "0xFE"),
            ("0xFF", [0xFF], "0xFF"),
            ("two bytes, the second missing", [0xC3], "0xC3"),
            ("three bytes, the third missing", [0xE2, 0x82], "0xE2"),
            ("four bytes, the fourth missing", [0xF0, 0x9F, 0x98], "0xF0"),
            ("a lead behind a lead", [0xC3, 0xC3, 0xA9], "0xC3"),
            ("Latin-1", [0xE9, 0x74, 0xE9], "0xE9"),
        ] as [(String, [UInt8], String)])
    func malformed(kind: String, bytes: [UInt8], found: String) {
        // Line 2: bracket, quote, é, €, 😀; the fault is in column 6.
        let before = Array("[\n[\"é€😀".utf8)
        let expected = JSONError(line: 2, column: 6, problem: "expected UTF-8, found the byte \(found)")
        #expect(refusal(of: before + bytes + Array("\"]]".utf8)) == expected, "\(kind)")
        // At the end of the text, where there is nothing to look at behind them, too.
        #expect(refusal(of: before + bytes) == expected, "\(kind), at the end")
    }

    @Test("Outside strings they are named as bytes, too")
    func outsideStrings() {
        let expected = JSONError(line: 1, column: 2, problem: "expected a JSON value, found the byte 0xC0")
        #expect(refusal(of: [UInt8(ascii: "["), 0xC0, 0x80]) == expected)
        #expect(refusal(of: [0x31, 0xFF])?.problem == "expected nothing after the value, found the byte 0xFF")
    }

    @Test("What is UTF-8 is decided as the standard library decides")
    func againstStandardLibrary() {
        let edges: [UInt8] = [
            0x61, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
            0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        var sequences = edges.map { [$0] }
        for _ in 2...3 { sequences += sequences.flatMap { start in edges.map { start + [$0] } } }
        // The first two bytes decide; of four, the later ones matter less.
        for lead in 0xF0...0xF5 as ClosedRange<UInt8> {
            for second in edges { sequences += edges.map { [lead, second, $0, 0x80] } }
            for last in edges { sequences.append([lead, 0x90, 0x80, last]) }
        }
        for sequence in sequences {
            let isValid = String(validating: sequence, as: UTF8.self) != nil
            let error = refusal(of: [0x22] + sequence + [0x22])
            #expect((error == nil) == isValid, "\(sequence)")
        }
    }
}
