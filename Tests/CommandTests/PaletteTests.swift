import Reports
import Testing

@testable import activity_ledger

/// Styles come from us alone: a text cannot bring its own.
@Suite struct PaletteTests {
    @Test(arguments: [Palette.sixteen, .twoHundredFiftySix])
    func noTextCanMakeOrEndAStyle(_ palette: Palette) {
        let hostile = "a\u{1B}[31mb\u{9B}0m\u{1B}]0;title\u{7}\r\u{202E}c"
        for style in [TextStyle.plain, .strong, .faint, .inPerson, .online, .inPersonBesideOnline] {
            var text = StyledText(hostile, style)
            text.append("\n")
            let shown = Console.coloured(text, palette)
            #expect(shown.utf8.filter { $0 == 0x1B }.count == (style == .plain ? 0 : 2))
            #expect(shown.contains(#"a\u{1B}[31mb\u{9B}0m\u{1B}]0;title\u{7}\u{D}\u{202E}c"#))
        }
    }

    @Test func aTextOfStylesIsItsStretchesOneAfterTheOther() {
        var text = StyledText("2020", .strong)
        text.append(" a")
        text.append("b ")
        text.append("", .faint)
        text.append("0", .faint)
        #expect(text.plainText == "2020 ab 0")
        #expect(Console.coloured(text, .sixteen) == "\u{1B}[1m2020\u{1B}[0m ab \u{1B}[2m0\u{1B}[0m")
    }
}
