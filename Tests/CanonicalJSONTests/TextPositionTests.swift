import TestMaterial
import CanonicalJSON
import Testing

@Suite("Places in a text")
struct TextPositionTests {
    struct Sought: Sendable, CustomTestStringConvertible {
        let path: JSONPath
        let marked: MarkedText

        init(_ path: JSONPath, _ marked: String) {
            self.path = path
            self.marked = MarkedText(marked)
        }

        var testDescription: String { "\(path) in \(marked.text.escapedForDisplay)" }
    }

    @Test(
        "A path leads to where its value begins",
        arguments: [
            Sought([], "▲1"),
            Sought([], " \n\t▲{\"a\":1}"),
            Sought([.member("a")], "{\"a\":▲1}"),
            Sought([.member("b")], "{\"a\": {\"b\": 1},\n \"b\" : ▲[2]}"),
            Sought([.nameOfMember("b")], "{\"a\": [\"b\"],\r\n  ▲\"b\" : 2}"),
            Sought([.element(0)], "[ ▲1, 2]"),
            Sought([.element(2)], "[1, [\"]\", \"\\\"[\"] , ▲2]"),
            Sought(
                [.member("data"), .member("partners"), .element(1)],
                "{\"data\":{\"é\":\"€\",\"partners\":[\"😀\",▲\"x\"]}}"),
            Sought([.member("data"), .nameOfMember("é")], "{\"x\":\"}\",\"data\":{▲\"é\":1}}"),
            Sought([.element(1), .element(1), .member("a")], "[[],[0,\n{\"a\":\n▲null}]]"),
            Sought([.member("a")], "{\"b\":0,\"\\u0061\":▲1}"),
            Sought([.member("e\u{301}")], "{\"\u{E9}\":1,\"e\u{301}\":▲2}"),
            Sought([.member("")], "{\"a\":{},\"\":▲2}"),
        ])
    func found(_ sought: Sought) {
        expect(sought)
    }

    @Test(
        "A path that leads nowhere ends at the innermost value that is there",
        arguments: [
            Sought([.member("b")], " ▲{\"a\":1}"),
            Sought([.member("a")], "▲{}"),
            Sought([.nameOfMember("b")], "▲{\"a\":1}"),
            Sought([.member("a"), .member("b"), .member("c")], "{\"a\":▲{}}"),
            Sought([.member("a"), .member("b")], "{\"a\": ▲1}"),
            Sought([.member("a"), .element(0)], "{\"a\": ▲\"x\"}"),
            Sought([.element(0)], "▲{\"a\":1}"),
            Sought([.element(0)], "▲[]"),
            Sought([.element(2)], "▲[1,2]"),
            Sought([.element(9)], "▲[1,2]"),
            Sought([.member("a"), .element(1), .member("b")], "{\"a\":▲[ {\"b\":1} ]}"),
        ])
    func notFound(_ sought: Sought) {
        expect(sought)
    }

    private func expect(_ sought: Sought) {
        let position = TextPosition(of: sought.path, in: sought.marked.bytes)
        #expect(position?.line == sought.marked.line)
        #expect(position?.column == sought.marked.column)
    }

    @Test("A text that cannot be read on the way there has no places")
    func notJSON() {
        #expect(TextPosition(of: [.member("b")], in: Array("{\"a\":nope,\"b\":1}".utf8)) == nil)
        #expect(TextPosition(of: [.element(1)], in: Array("[x".utf8)) == nil)
    }

    @Test("Every value of a text is found where its own text begins", arguments: [21, 22, 23] as [UInt64])
    func everyValue(seed: UInt64) throws {
        var random = RandomJSON(seed: seed)
        for number in 0..<40 {
            let value = random.value()
            let text = value.canonicalText
            for (path, inner) in paths(in: try parse(text)) {
                let position = try #require(TextPosition(of: path, in: Array(text.utf8)))
                let rest = text.unicodeScalars.dropFirst(position.column - 1)
                let startsThere = String(rest).utf8.starts(with: inner.canonicalBytes)
                #expect(startsThere && position.line == 1, "seed \(seed), value \(number), \(path)")
            }
        }
    }

    private func paths(in value: JSONValue) -> [(JSONPath, JSONValue)] {
        var found: [(JSONPath, JSONValue)] = [([], value)]
        for member in value.object?.members ?? [] {
            found += paths(in: member.value).map { ([.member(member.name)] + $0.0, $0.1) }
            found.append(([.nameOfMember(member.name)], .string(member.name)))
        }
        for (index, element) in (value.array ?? []).enumerated() {
            found += paths(in: element).map { ([.element(index)] + $0.0, $0.1) }
        }
        return found
    }

    @Test(
        "An offset is a line and a column of scalars",
        arguments: [
            ("", 0, 1, 1), ("ab", 0, 1, 1), ("ab", 2, 1, 3), ("é€😀x", 9, 1, 4), ("a\nb", 2, 2, 1), ("a\nb", 1, 1, 2),
            ("\n\n", 2, 3, 1), ("a\r\nb", 3, 2, 1), ("e\u{301}x", 3, 1, 3),
        ] as [(String, Int, Int, Int)])
    func offsets(text: String, offset: Int, line: Int, column: Int) {
        let position = Array(text.utf8).withUnsafeBufferPointer { TextPosition(offset: offset, in: $0) }
        #expect(position.line == line)
        #expect(position.column == column)
    }

    @Test("Bytes that are not UTF-8 count one column each")
    func malformed() {
        let bytes: [UInt8] = [0x61, 0xFF, 0x80, 0xE2, 0x82, 0x61, 0xC3, 0xA9, 0x62]
        let position = bytes.withUnsafeBufferPointer { TextPosition(offset: 8, in: $0) }
        #expect(position.column == 8)
    }
}
