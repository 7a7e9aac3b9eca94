import TestMaterial
import Testing

@testable import Reports

/// Text of the data is text wherever it stands in a page.
@Suite struct MarkupTests {
    private static let hostile = "<script>alert('1')</script> & \"x\" > \u{202E}y"
    private static let escaped =
        "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot; &gt; "

    @Test func aTextIsEscapedAndWhatCannotBeSeenIsWrittenOut() {
        let markup = Markup.element("p") { Self.hostile }
        #expect(markup.html == "<p>\(Self.escaped)\\u{202E}y</p>")
    }

    @Test func anAttributeIsEscapedAndLeftOutWhenThereIsNone() {
        let markup = Markup.element("p", ["title": Self.hostile, "class": nil])
        #expect(markup.html == "<p title=\"\(Self.escaped)\u{202E}y\"></p>")
    }

    @Test func dataCannotEndItsElementAndIsTheSameJSON() {
        let markup = Markup.data(id: "entries", type: "application/json", #"{"a":"</script><!--<script>\\u003c"}"#)
        #expect(
            markup.html == """
                <script type="application/json" id="entries">
                {"a":"\\u003c/script>\\u003c!--\\u003cscript>\\\\u003c"}
                </script>

                """)
    }

    @Test("A sign is escaped whatever joins with it", arguments: JoiningMark.all)
    func joined(_ mark: JoiningMark) {
        for sign in "&<>\"'".unicodeScalars {
            let text = "a\(mark.beside(sign))b"
            for html in [
                Markup.element("p") { text }.html.dropFirst(3).dropLast(4),
                Markup.element("p", ["title": text]).html.dropFirst(10).dropLast(6),
            ] {
                #expect(
                    !html.unicodeScalars.contains(sign) || sign == "&" && html.utf8.contains("&amp;".utf8), "\(html)")
            }
        }
        let data = Markup.data(id: "a", type: "application/json", "\"\(mark.beside("<"))/script\"").html
        #expect(data.unicodeScalars.count { $0 == "<" } == 2, "\(data)")
    }

    @Test("A sign of another format is escaped whatever joins with it", arguments: JoiningMark.all)
    func joinedElsewhere(_ mark: JoiningMark) {
        let sign = { (text: String) in text.unicodeScalars.map { mark.beside($0) }.joined() }
        #expect(CSV.line([sign("\"")]).unicodeScalars.count { $0 == "\"" } == 4)
        #expect(Markdown.escaped(sign("|*<")).unicodeScalars.count { $0 == "\\" || $0 == "&" } >= 3)
        #expect(!Markdown.escaped(sign("<>")).unicodeScalars.contains { $0 == "<" || $0 == ">" })
        #expect(DuckDB().literal(sign("'")).unicodeScalars.count { $0 == "'" } == 4)
        #expect(Spark().literal(sign("'\\")).unicodeScalars.count { $0 == "\\" } == 3)
        #expect(DuckDB().patternNaming(directory: sign("*"))?.unicodeScalars.contains("[") == true)
        #expect(DuckDB().patternNaming(directory: sign("\\")) == nil)
        #expect(Spark().patternNaming(directory: sign(":")) == nil)
    }
}
