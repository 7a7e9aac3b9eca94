import CanonicalJSON
import Testing

@Suite("JSON objects")
struct JSONObjectTests {
    @Test("A member set again keeps its place, a new one comes last, a removed one is gone")
    func setting() {
        var object: JSONObject = JSONObject(["b": .integer(1), "a": .integer(2)])
        object["b"] = .integer(3)
        object["c"] = .null
        #expect(object.members.map(\.name) == ["b", "a", "c"])
        #expect(object["b"] == .integer(3))
        object["a"] = nil
        object["nothing"] = nil
        #expect(object.members.map(\.name) == ["b", "c"])
        #expect(object["a"] == nil)
        // A null is a value like others.
        #expect(object["c"] == .some(.null))
    }

    @Test("Of two members with the same name the later one stands, in the earlier one's place")
    func repeatedName() {
        let object = JSONObject(["a": .integer(1), "b": .integer(2), "a": .integer(3)])
        #expect(object.members.map(\.name) == ["a", "b"])
        #expect(object["a"] == .integer(3))
    }

    @Test("Names are compared byte for byte")
    func names() {
        var object = JSONObject(["\u{E9}": .integer(1)])
        #expect(object["e\u{301}"] == nil)
        object["e\u{301}"] = .integer(2)
        #expect(object.members.count == 2)
        object["\u{E9}"] = nil
        #expect(object.members.map { Array($0.name.utf8) } == [Array("e\u{301}".utf8)])
    }

    @Test("The order of the members does not matter to equality", arguments: [5, 6, 7] as [UInt64])
    func equality(seed: UInt64) {
        var random = RandomJSON(seed: seed)
        for _ in 0..<100 {
            let object = random.object(depth: 2)
            var shuffled = JSONObject()
            for member in object.members.shuffled(using: &random.generator) { shuffled[member.name] = member.value }
            #expect(shuffled == object, "seed \(seed)")
            #expect(JSONValue.object(shuffled).canonicalBytes == JSONValue.object(object).canonicalBytes)

            var larger = object
            larger["a name that no random text has"] = .null
            #expect(larger != object && object != larger, "seed \(seed)")
        }
    }

    @Test("A different value or name makes another object")
    func difference() {
        #expect(JSONObject(["a": .integer(1)]) != JSONObject(["a": .integer(2)]))
        #expect(JSONObject(["a": .null]) != JSONObject(["b": .null]))
        #expect(JSONObject(["\u{E9}": .null]) != JSONObject(["e\u{301}": .null]))
        #expect(JSONObject(["a": .string("\u{E9}")]) != JSONObject(["a": .string("e\u{301}")]))
        #expect(JSONObject() == JSONObject([:]))
    }
}
