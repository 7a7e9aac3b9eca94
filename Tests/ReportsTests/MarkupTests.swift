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
}
