import CanonicalJSON
import Testing

@Suite("Text on its way to a screen")
struct DisplayedTextTests {
    @Test(
        "What a terminal would act on, or not show, is escaped",
        arguments: [
            ("ESC", "\u{1B}", "\\u{1B}"), ("BEL", "\u{7}", "\\u{7}"), ("NUL", "\0", "\\u{0}"),
            ("LF", "\n", "\\u{A}"), ("CR", "\r", "\\u{D}"), ("CRLF", "\r\n", "\\u{D}\\u{A}"), ("tab", "\t", "\\u{9}"),
            ("DEL", "\u{7F}", "\\u{7F}"), ("first C1", "\u{80}", "\\u{80}"), ("CSI", "\u{9B}", "\\u{9B}"),
            ("last C1", "\u{9F}", "\\u{9F}"), ("soft hyphen", "\u{AD}", "\\u{AD}"),
            ("zero width space", "\u{200B}", "\\u{200B}"), ("joiner", "\u{200D}", "\\u{200D}"),
            ("right-to-left override", "\u{202E}", "\\u{202E}"), ("isolate", "\u{2066}", "\\u{2066}"),
            ("line separator", "\u{2028}", "\\u{2028}"), ("paragraph separator", "\u{2029}", "\\u{2029}"),
            ("byte order mark", "\u{FEFF}", "\\u{FEFF}"), ("private use", "\u{E000}", "\\u{E000}"),
            ("noncharacter", "\u{FFFF}", "\\u{FFFF}"), ("tag", "\u{E0001}", "\\u{E0001}"),
        ])
    func escaped(name: String, text: String, shown: String) {
        #expect(text.escapedForDisplay == shown)
        #expect("é\(text)é".escapedForDisplay == "é\(shown)é")
        #expect(text.unicodeScalars.allSatisfy { !$0.isVisible })
    }

    @Test(
        "What can be read stays as it is",
        arguments: ["", "plain ~", "é", "e\u{301}", "日本", "😀", "שלום", "a\u{A0}b", "\"\\"])
    func unchanged(text: String) {
        #expect(text.escapedForDisplay.utf8.elementsEqual(text.utf8))
    }

    @Test(
        "Letters and marks that have no shape are not visible",
        arguments: [0x034F, 0x115F, 0x1160, 0x17B4, 0x3164, 0xFFA0] as [UInt32])
    func shapeless(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(!scalar.isVisible)
    }

    @Test("Escaping leaves nothing to escape")
    func idempotent() {
        var random = RandomJSON(seed: 31)
        for _ in 0..<500 {
            let shown = random.text().escapedForDisplay
            #expect(shown.unicodeScalars.allSatisfy { $0.isVisible })
            #expect(shown.escapedForDisplay == shown)
        }
    }

    @Test("A quoted text is cut after 60 scalars")
    func quoted() {
        #expect("".quotedForDisplay == "\"\"")
        #expect("a\u{1B}[2J".quotedForDisplay == "\"a\\u{1B}[2J\"")
        let sixty = String(repeating: "é", count: 60)
        #expect(sixty.quotedForDisplay == "\"\(sixty)\"")
        #expect((sixty + "x").quotedForDisplay == "\"\(sixty)…\"")
        // Scalars of the text, not of what is shown for them.
        let escapes = String(repeating: "\u{202E}", count: 61)
        #expect(escapes.quotedForDisplay == "\"" + String(repeating: "\\u{202E}", count: 60) + "…\"")
        // Many accents on one letter are one character, but do not make the text short.
        let stacked = "e" + String(repeating: "\u{301}", count: 10_000)
        #expect(stacked.quotedForDisplay.unicodeScalars.count == 63)
    }
}
