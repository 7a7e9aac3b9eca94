import CanonicalJSON

/// A member of an object, as a schema describes it.
struct SchemaProperty {
    var name: String
    var schema: JSONObject
    var isRequired: Bool

    init(_ name: String, _ title: Wording?, _ help: String, isRequired: Bool, _ value: JSONObject) {
        self.name = name
        self.isRequired = isRequired
        schema = JSONObject()
        schema["title"] = title.map { .string($0(.english)) }
        schema["description"] = .string(help)
        for member in value.members { schema[member.name] = member.value }
    }
}

extension JSONObject {
    /// The schema of a text of an entry.
    static func text(_ limitScalars: Int) -> JSONObject {
        JSONObject([
            "type": .string("string"), "minLength": .integer(1), "maxLength": .integer(limitScalars),
            "pattern": .string(SchemaPattern.text),
        ])
    }

    /// The schema of one of some texts.
    static func choice(_ choices: [String]) -> JSONObject {
        JSONObject(["enum": .array(choices.map { .string($0) })])
    }

    /// The schema of a whole number.
    static func number(_ range: ClosedRange<Int>) -> JSONObject {
        JSONObject([
            "type": .string("integer"), "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
        ])
    }

    /// The schema of an object that has these members and no others.
    /// - Parameters:
    ///   - companions: Members, each with those that must stand beside it.
    ///   - beyond: What else must hold, which no schema can say.
    static func object(
        _ properties: [SchemaProperty], companions: [(String, JSONValue)] = [], beyond: String? = nil
    ) -> JSONObject {
        var (named, dependent) = (JSONObject(), JSONObject())
        for property in properties { named[property.name] = .object(property.schema) }
        for (name, others) in companions { dependent[name] = others }
        var schema = JSONObject(["type": .string("object")])
        schema["$comment"] = beyond.map { .string("Beyond this schema: " + $0) }
        schema["properties"] = .object(named)
        let required = properties.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { schema["required"] = .array(required) }
        if !dependent.members.isEmpty { schema["dependentRequired"] = .object(dependent) }
        schema["additionalProperties"] = .boolean(false)
        return schema
    }

    /// The same with members in front of it.
    func led(by members: KeyValuePairs<String, JSONValue>) -> JSONObject {
        var object = JSONObject(members)
        for member in self.members { object[member.name] = member.value }
        return object
    }
}
