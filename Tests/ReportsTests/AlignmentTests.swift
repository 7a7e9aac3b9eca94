import ActivityLedger
import CanonicalJSON
import EventLog
import Testing

@testable import Reports

/// What stands in columns stands in columns, whatever the texts.
@Suite struct AlignmentTests {
    @Test(arguments: [("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("", 0), ("≈ 30", 4), ("カ\u{3099}", 2)])
    func aTextTakesTheColumnsATerminalGivesIt(_ text: String, _ width: Int) {
        #expect(text.displayWidth == width)
        #expect(text.padded(to: 6).displayWidth == 6)
        #expect(text.padded(to: 6, isRightAligned: true).hasSuffix(text))
    }

    @Test func aTextThatIsTooLongEndsInAnEllipsisAndFits() {
        for width in 2...12 {
            let cut = "日本abc日本e\u{301}x".cut(to: width)
            #expect(cut.displayWidth <= width)
            #expect(cut.hasSuffix("…") == ("日本abc日本e\u{301}x".displayWidth > width))
        }
    }

    @Test func aFoldedTextIsWholeAndFits() {
        let text = "genopole.fr/international, 11 entries, 日本語日本語日本語 e\u{301}e\u{301}e\u{301}e\u{301}"
        for width in 2...60 {
            let lines = text.folded(to: width)
            #expect(lines.allSatisfy { $0.displayWidth <= width })
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
        #expect(text.folded(to: 200) == [text])
    }

    @Test func aCellIsQuotedOnlyWhereItMustBeAndNeverAFormula() {
        #expect(CSV.line(["a", "b c", "d,e", "f\"g", "h\ni"]) == "a,b c,\"d,e\",\"f\"\"g\",\"h\ni\"\n")
        #expect(CSV.line(["=1", "+a", "-a", "@x", "\tx", "\rx"]) == "'=1,'+a,'-a,'@x,\"'\tx\",\"'\rx\"\n")
        // A number is no formula, and a change may well be less than nothing.
        #expect(CSV.line(["-1", "+1", "-1+1"]) == "-1,+1,'-1+1\n")
        #expect(CSV.line(["1-1", "a=b", ""]) == "1-1,a=b,\n")
    }

    @Test func markdownShowsATextAsItIs() {
        #expect(Markdown.escaped("a|b*c_d`<e>&[f](g)\\") == "a\\|b\\*c\\_d\\`&lt;e&gt;&amp;\\[f\\]\\(g\\)\\\\")
        #expect(Markdown.escaped("a\u{202E}b") == "a\\\\u\\{202E\\}b")
    }

    @Test(arguments: [
        (Tally(30), "30"), (Tally(30, .about), "≈ 30"), (Tally(40, .atLeast), "40+"), (Tally(0), "0"),
    ])
    func aTallyIsWrittenWithItsPrecision(_ tally: Tally, _ text: String) {
        #expect(tally.text == text)
    }
}
