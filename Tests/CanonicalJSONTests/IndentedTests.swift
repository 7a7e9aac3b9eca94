import CanonicalJSON
import Testing

@Suite("The indented form")
struct IndentedTests {
    @Test("Short values without arrays or objects of their own stay on a line, others get a line a member")
    func layout() throws {
        let value = try parse(#"{"z":[1,2],"a":{"c":[],"b":{}},"n":[{"x":1,"w":"é"},[3]]}"#)
        let expected = """
            {
              "z": [1, 2],
              "a": {
                "c": [],
                "b": {}
              },
              "n": [
                {"x": 1, "w": "é"},
                [3]
              ]
            }

            """
        #expect(value.indented() == expected)
    }

    @Test("A line of up to 100 scalars is kept, a longer one is broken up")
    func width() {
        // Two brackets and two quotes around the text.
        let kept = JSONValue.array([.string(String(repeating: "é", count: 96))])
        #expect(kept.indented().split(separator: "\n").count == 1)
        let broken = JSONValue.array([.string(String(repeating: "é", count: 97))])
        #expect(broken.indented().split(separator: "\n").count == 3)
    }

    @Test("What a terminal would act on is escaped")
    func escapes() {
        let value = JSONValue.members(["\u{1B}": .string("a\u{202E}b\u{7F}\u{9B}\u{E0001}\u{2028}")])
        #expect(value.visibleLine == #"{"\u001b":"a\u202eb\u007f\u009b\udb40\udc01\u2028"}"#)
        #expect(value.indented() == #"{"\u001b": "a\u202eb\u007f\u009b\udb40\udc01\u2028"}"# + "\n")
    }

    @Test("A single value is a line")
    func scalars() {
        #expect(JSONValue.null.indented() == "null\n")
        #expect(JSONValue.array([]).indented() == "[]\n")
        #expect(JSONValue.members([:]).indented() == "{}\n")
        #expect(JSONValue.string("a\nb").indented() == "\"a\\nb\"\n")
    }
}
