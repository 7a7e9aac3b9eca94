import CanonicalJSON
import EventLog

/// What holds for some types of entries only.
extension EntrySchema {
    static let firstSequence = JSONObject(["const": .string(Entry.text(ofSequence: 0))])

    /// Entry 0 opens the ledger.
    static func opening(_ first: JSONObject) -> JSONValue {
        let types = EntryDefinition.all.filter(\.isFirst).map(\.name)
        return .object(
            JSONObject([
                "if": .object(JSONObject(["properties": .object(first), "required": .array([.string("sequence")])])),
                "then": .object(JSONObject(["properties": .object(JSONObject(["type": .object(.choice(types))]))])),
            ]))
    }

    static func condition(
        _ name: String, is value: String, _ then: JSONObject, requiring required: [String] = []
    ) -> JSONValue {
        let constant = JSONValue.object(JSONObject(["const": .string(value)]))
        var consequence = JSONObject(["properties": .object(then)])
        if !required.isEmpty { consequence["required"] = .array(required.map { .string($0) }) }
        return .object(
            JSONObject([
                "if": .object(
                    JSONObject([
                        "properties": .object(JSONObject([name: constant])), "required": .array([.string(name)]),
                    ])),
                "then": .object(consequence),
            ]))
    }
}
