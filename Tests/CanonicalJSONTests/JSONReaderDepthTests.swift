import CanonicalJSON
import Testing

@Suite("The reader: nesting")
struct JSONReaderDepthTests {
    @Test("Arrays and objects nest 64 levels deep", arguments: ["[", "{\"a\":", "[{\"é\":"])
    func accepted(opening: String) throws {
        let levelsEach = opening == "[{\"é\":" ? 2 : 1
        let opened = String(repeating: opening, count: 64 / levelsEach)
        let closed = String(opened.reversed().compactMap { $0 == "[" ? "]" : $0 == "{" ? "}" : nil })
        #expect(try parse(opened + "0" + closed).canonicalText == opened + "0" + closed)
    }

    @Test(
        "The 65th level is refused where it opens",
        arguments: [
            Refusal(String(repeating: "[", count: 64) + "▲[", "deeper than 64 levels"),
            Refusal(String(repeating: "[", count: 64) + "▲{", "deeper than 64 levels"),
            Refusal(String(repeating: "{\"a\":", count: 64) + "▲{", "deeper than 64 levels"),
            Refusal(String(repeating: "{\"é\":", count: 64) + "▲[", "deeper than 64 levels"),
            Refusal(String(repeating: "[\n", count: 64) + "▲[1]", "deeper than 64 levels"),
            Refusal(String(repeating: "[{\"a\":", count: 32) + "▲[]", "deeper than 64 levels"),
            Refusal(String(repeating: "[", count: 64) + "1,▲[]", "deeper than 64 levels"),
        ])
    func refused(_ expected: Refusal) {
        expectRefusal(expected)
    }

    @Test("A very deep text is refused, not followed")
    func hostile() {
        let error = refusal(of: [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000))
        #expect(error?.column == 65)
    }

    @Test("Neighbours do not add up to depth")
    func neighbours() throws {
        let text = "[" + Array(repeating: "[],{},[0],{\"a\":[]}", count: 100).joined(separator: ",") + "]"
        #expect(try parse(text).array?.count == 400)
    }
}
