import CanonicalJSON
import Testing

@Suite("JSON values")
struct JSONValueTests {
    static let one: [JSONValue] = [
        .null, .boolean(true), .number(1.5), .string("x"), .array([.null]), .members(["a": .null]),
    ]

    @Test("Each accessor answers for its own kind only")
    func accessors() {
        #expect(Self.one.map { $0.string != nil } == [false, false, false, true, false, false])
        #expect(Self.one.map { $0.array != nil } == [false, false, false, false, true, false])
        #expect(Self.one.map { $0.object != nil } == [false, false, false, false, false, true])
        #expect(Self.one.map { $0.integer != nil } == [false, false, false, false, false, false])
    }

    @Test("Kinds are named in words")
    func kinds() {
        #expect(Self.one.map(\.kind) == ["null", "a boolean", "a number", "a string", "an array", "an object"])
    }

    @Test("Values of different kinds differ")
    func kindsDiffer() {
        for left in Self.one.indices {
            for right in Self.one.indices { #expect((Self.one[left] == Self.one[right]) == (left == right)) }
        }
        #expect(JSONValue.string("1") != .number(1))
        #expect(JSONValue.boolean(true) != .boolean(false))
    }

    @Test("An integer is a whole number up to 2^53 in magnitude")
    func integers() {
        #expect(JSONValue.number(9_007_199_254_740_992).integer == 9_007_199_254_740_992)
        #expect(JSONValue.number(-9_007_199_254_740_992).integer == -9_007_199_254_740_992)
        #expect(JSONValue.number(9_007_199_254_740_994).integer == nil)
        #expect(JSONValue.number(1e300).integer == nil)
        #expect(JSONValue.number(0.5).integer == nil)
        #expect(JSONValue.number(-0.0).integer == 0)
        #expect(JSONValue.integer(42).integer == 42)
    }
}
