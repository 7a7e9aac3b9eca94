import CanonicalJSON
import Testing

@Suite("The reader: member names")
struct JSONReaderNamesTests {
    @Test(
        "A name that stands twice in an object is refused at the second",
        arguments: [
            Refusal(#"{"a":1,▲"a":2}"#, "member \"a\" stands twice in the same object"),
            Refusal(#"{"a":1,▲"\u0061":2}"#, "member \"a\" stands twice in the same object"),
            Refusal(#"{"\u0061":1, ▲"a":2}"#, "member \"a\" stands twice in the same object"),
            Refusal(#"{"":1,▲"":2}"#, "member \"\" stands twice in the same object"),
            Refusal(#"{"é":1,▲"\u00e9":2}"#, "member \"é\" stands twice in the same object"),
            Refusal(#"{"😀":1,▲"\ud83d\ude00":2}"#, "member \"😀\" stands twice in the same object"),
            Refusal(#"{"/":1,▲"\/":2}"#, "member \"/\" stands twice in the same object"),
            Refusal(#"[{"a":1},{"b":{"a":1,"c":2,▲"a":1}}]"#, "member \"a\" stands twice in the same object"),
            Refusal(#"{"\u001b[2J":1,▲"\u001b[2J":2}"#, "member \"\\u{1B}[2J\" stands twice in the same object"),
        ])
    func twice(_ expected: Refusal) {
        expectRefusal(expected)
    }

    @Test("However many members stand between", arguments: 1...40)
    func twiceAmongMany(count: Int) {
        let members = (0..<count).map { "\"n\($0)\":\($0)" }.joined(separator: ",")
        for repeated in [0, count / 2, count - 1] {
            expectRefusal(Refusal("{\(members),▲\"n\(repeated)\":0}", "member \"n\(repeated)\" stands twice"))
        }
    }

    @Test("Names are told apart by their bytes")
    func apart() throws {
        let value = try parse("{\"é\":1,\"e\u{301}\":2,\"a\":3,\"A\":4,\" a\":5,\"a\\u0000\":6}")
        let object = try #require(value.object)
        #expect(object.members.count == 6)
        #expect(object["\u{E9}"] == .number(1))
        #expect(object["e\u{301}"] == .number(2))
    }

    @Test("Names that differ only in normalisation are told apart among many, too")
    func apartAmongMany() throws {
        let members = (0..<20).map { "\"n\($0)\":\($0)" }.joined(separator: ",")
        #expect(try parse("{\(members),\"é\":1,\"e\u{301}\":2}").object?.members.count == 22)
    }

    @Test("The same name may stand in several objects")
    func severalObjects() throws {
        let text = #"{"a":{"a":{"a":1}},"b":[{"a":1},{"a":1}]}"#
        #expect(try parse(text).canonicalText == text)
    }

    @Test("Members keep their order")
    func order() throws {
        let names = try parse(#"{"z":1,"a":2,"m":3}"#).object?.members.map(\.name)
        #expect(names == ["z", "a", "m"])
    }
}
