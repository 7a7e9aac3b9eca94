import CanonicalJSON
import EventLog

extension DataDefinition {
    /// What the object may hold, as JSON Schema.
    var schema: JSONObject {
        var schema = JSONObject.object(
            members.map { .init($0.name, $0.title, $0.help, isRequired: $0.isRequired, $0.value.schema) },
            beyond: beyondSchema)
        if !canBeEmpty { schema["minProperties"] = .integer(1) }
        return schema
    }
}

extension DataValue {
    /// What it may hold, as JSON Schema.
    var schema: JSONObject {
        switch self {
        case .text(let limit, _): .text(limit)
        case .origin:
            JSONObject([
                "type": .string("string"), "maxLength": .integer(LedgerOrigin.limit),
                "pattern": .string(SchemaPattern.origin),
            ])
        case .boolean: JSONObject(["type": .string("boolean")])
        case .number(let range, _): .number(range)
        case .hash: JSONObject(["type": .string("string"), "pattern": .string(SchemaPattern.hash)])
        case .choice(let choices): .choice(choices)
        case .choices(let choices):
            JSONObject([
                "type": .string("array"), "items": .object(.choice(choices)), "uniqueItems": .boolean(true),
            ])
        case .name: JSONObject(["type": .array([.string("string"), .string("null")])])
        case .object(let definition): definition.schema
        case .anyObject: JSONObject(["type": .string("object")])
        case .rows(let definition, _):
            JSONObject(["type": .string("array"), "items": .object(definition.schema)])
        }
    }
}

extension EntryAttribute.Kind {
    /// What it may hold, as JSON Schema.
    var schema: JSONObject {
        func text(_ pattern: String) -> JSONObject {
            JSONObject(["type": .string("string"), "pattern": .string(pattern)])
        }
        switch self {
        case .text: return JSONObject(["type": .string("string"), "minLength": .integer(1)])
        case .constant(let constant): return JSONObject(["const": .string(constant)])
        case .either(let first, let second): return .choice([first, second])
        case .recordedTime: return text(SchemaPattern.recordedTime)
        case .sequence: return text(SchemaPattern.sequence)
        case .yes: return JSONObject(["const": .boolean(true)])
        case .object: return JSONObject(["type": .string("object")])
        }
    }
}
