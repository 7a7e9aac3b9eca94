import CanonicalJSON
import Testing

@Suite("The reader: structure")
struct JSONReaderStructureTests {
    static let end = "found the end of the text"

    @Test(
        "A text that is cut short is refused at its end",
        arguments: [
            Refusal("▲", "expected a JSON value, \(end)"),
            Refusal(" \n\t ▲", "expected a JSON value, \(end)"),
            Refusal("[▲", "expected a JSON value, \(end)"),
            Refusal("[1▲", "expected ',' or ']' in an array, \(end)"),
            Refusal("[1,▲", "expected a JSON value, \(end)"),
            Refusal("[[1]▲", "expected ',' or ']' in an array, \(end)"),
            Refusal("{▲", "expected a member name in quotes, \(end)"),
            Refusal(#"{"a"▲"#, "expected ':' after a member name, \(end)"),
            Refusal(#"{"a":▲"#, "expected a JSON value, \(end)"),
            Refusal(#"{"a":1▲"#, "expected ',' or '}' in an object, \(end)"),
            Refusal(#"{"a":1, ▲"#, "expected a member name in quotes, \(end)"),
            Refusal(#""▲"#, "expected '\"' at the end of a string, \(end)"),
            Refusal(#"["é▲"#, "expected '\"' at the end of a string, \(end)"),
            Refusal(#""\▲"#, "expected an escape after '\\', \(end)"),
            Refusal(#""\u12▲"#, "expected four hexadecimal digits after '\\u', \(end)"),
        ])
    func unterminated(_ expected: Refusal) {
        expectRefusal(expected)
    }

    @Test(
        "What does not belong is refused where it stands",
        arguments: [
            Refusal("[1,▲]", "expected a value after ',', found ']'"),
            Refusal("[1, ▲]", "expected a value after ',', found ']'"),
            Refusal("[▲,1]", "expected a JSON value, found ','"),
            Refusal("[1,▲,2]", "expected a JSON value, found ','"),
            Refusal("[1 ▲2]", "expected ',' or ']' in an array, found '2'"),
            Refusal("[1▲}", "expected ',' or ']' in an array, found '}'"),
            Refusal("[1▲:2]", "expected ',' or ']' in an array, found ':'"),
            Refusal(#"{"a":1,▲}"#, "expected a member after ',', found '}'"),
            Refusal("{\"a\":1,\n▲}", "expected a member after ',', found '}'"),
            Refusal(#"{▲,"a":1}"#, "expected a member name in quotes, found ','"),
            Refusal("{▲a:1}", "expected a member name in quotes, found 'a'"),
            Refusal("{▲'a':1}", "expected a member name in quotes, found '''"),
            Refusal("{▲1:1}", "expected a member name in quotes, found '1'"),
            Refusal(#"{"a" ▲1}"#, "expected ':' after a member name, found '1'"),
            Refusal(#"{"a"▲}"#, "expected ':' after a member name, found '}'"),
            Refusal(#"{"a":▲}"#, "expected a JSON value, found '}'"),
            Refusal(#"{"a"▲="b"}"#, "expected ':' after a member name, found '='"),
            Refusal(#"{"a":1 ▲"b":2}"#, "expected ',' or '}' in an object, found '\"'"),
            Refusal(#"{"a":1▲]"#, "expected ',' or '}' in an object, found ']'"),
            Refusal("▲}", "expected a JSON value, found '}'"),
            Refusal("▲'a'", "expected a JSON value, found '''"),
        ])
    func misplaced(_ expected: Refusal) {
        expectRefusal(expected)
    }

    @Test(
        "Nothing may follow the value but white space",
        arguments: [
            Refusal("1 ▲2", "expected nothing after the value, found '2'"),
            Refusal("{} ▲{}", "expected nothing after the value, found '{'"),
            Refusal("{}\n▲{}", "expected nothing after the value, found '{'"),
            Refusal("[]▲]", "expected nothing after the value, found ']'"),
            Refusal("null▲,", "expected nothing after the value, found ','"),
            Refusal(#""a"▲"b""#, "expected nothing after the value, found '\"'"),
            Refusal("true▲x", "expected nothing after the value, found 'x'"),
            Refusal("1▲\u{0}", "expected nothing after the value, found \\u{0}"),
            Refusal("1▲\u{FEFF}", "expected nothing after the value, found '\\u{FEFF}'"),
            Refusal("1 ▲// one", "expected nothing after the value, found '/'"),
        ])
    func trailing(_ expected: Refusal) {
        expectRefusal(expected)
    }

    @Test(
        "Extensions of JSON are refused: comments, other words, other white space, a byte order mark",
        arguments: [
            Refusal("▲// one\n1", "expected a JSON value, found '/'"),
            Refusal("[1 ▲/* one */]", "expected ',' or ']' in an array, found '/'"),
            Refusal("▲# one\n1", "expected a JSON value, found '#'"),
            Refusal("▲True", "expected a JSON value, found 'T'"),
            Refusal("▲tru", "expected a JSON value, found 'tru'"),
            Refusal("[▲fals]", "expected a JSON value, found 'fals'"),
            Refusal("▲nul", "expected a JSON value, found 'nul'"),
            Refusal("▲nan", "expected a JSON value, found 'nan'"),
            Refusal("▲NaN", "expected a JSON value, found 'N'"),
            Refusal("▲Infinity", "expected a JSON value, found 'I'"),
            Refusal("▲undefined", "expected a JSON value, found 'u'"),
            Refusal("▲\u{FEFF}1", "a byte order mark before the value"),
            Refusal("▲\u{FEFF}", "a byte order mark before the value"),
            Refusal("[▲\u{FEFF}1]", "expected a JSON value, found '\\u{FEFF}'"),
            Refusal("▲\u{A0}1", "expected a JSON value, found '\u{A0}'"),
            Refusal("[1▲\u{2028}]", "expected ',' or ']' in an array, found '\\u{2028}'"),
            Refusal("▲\u{C}1", "expected a JSON value, found \\u{C}"),
            Refusal("▲\u{B}1", "expected a JSON value, found \\u{B}"),
            Refusal("▲\u{1B}[2J", "expected a JSON value, found \\u{1B}"),
        ])
    func extensions(_ expected: Refusal) {
        expectRefusal(expected)
    }

    @Test("White space may stand around every token")
    func whitespace() throws {
        let spaced = "\t{ \r\n\"a\" : [ 1 ,\t2 ] ,\n\n\"b\"\r: { } , \"c\" : [ \n ] }\r\n \t"
        #expect(try parse(spaced) == parse(#"{"a":[1,2],"b":{},"c":[]}"#))
    }

    @Test("Columns count Unicode scalars, not bytes and not characters")
    func columns() throws {
        // Quote, é, €, 😀, e, combining accent, quote, space: eight scalars, fifteen bytes, seven characters.
        let line = "\"é€😀e\u{301}\" x"
        #expect(refusal(of: Array(line.utf8)) == JSONError(line: 1, column: 9, problem: refusedX))
        #expect(refusal(of: Array("\r\n \n\(line)".utf8)) == JSONError(line: 3, column: 9, problem: refusedX))
    }

    private var refusedX: String { "expected nothing after the value, found 'x'" }

    @Test(
        "The place is right behind lines and text of several bytes",
        arguments: [
            Refusal("{\"日本 😀\": ▲x}", "expected a JSON value, found 'x'"),
            Refusal("[\n  \"日本\",\n  ▲nope\n]", "expected a JSON value, found 'nope'"),
            Refusal("[1,\r\n\t▲x]", "expected a JSON value, found 'x'"),
            Refusal("{\n\"é\":1,\n\"e\u{301}\":2,\n ▲\"é\":3}", "member \"é\" stands twice"),
            Refusal("[\"\u{1F468}\u{200D}\u{1F469}\", ▲]", "expected a value after ',', found ']'"),
            Refusal("[▲é]", "expected a JSON value, found 'é'"),
        ])
    func places(_ expected: Refusal) {
        expectRefusal(expected)
    }

    @Test("An error is described by place and problem")
    func description() {
        #expect(
            refusal(of: Array("[\n 1 2]".utf8))?.description
                == "line 2, column 4: expected ',' or ']' in an array, found '2'")
    }
}
