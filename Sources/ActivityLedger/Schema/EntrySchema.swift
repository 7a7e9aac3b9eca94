import CanonicalJSON
import EventLog

/// JSON Schemas of what a ledger holds and takes, in the dialect 2020-12.
///
/// Made of the definitions that the ledger itself checks by. Each is whole in itself; those of a type's data have an `$id` that
/// stays the same for as long as the type means the same.
public enum EntrySchema {
    private static let dialect = ("$schema", JSONValue.string("https://json-schema.org/draft/2020-12/schema"))

    /// Of the data of a type.
    public static func data(of type: EntryDefinition) -> JSONObject {
        embedded(type).led(by: [dialect.0: dialect.1])
    }

    /// Of a whole entry, a line of the log.
    public static var entry: JSONObject {
        let types = EntryDefinition.all
        let properties = EntryAttribute.all.map { attribute in
            let schema = attribute.name == "type" ? .choice(types.map(\.name)) : attribute.kind.schema
            return SchemaProperty(attribute.name, nil, attribute.help, isRequired: attribute.isRequired, schema)
        }
        let beyond = """
            Texts have no noncharacters. The line is in the canonical form of RFC 8785 and has at most \(Entry.lineLimitBytes) bytes; sequences have no \
            gaps, ids are unique, times do not go back, source stays the same, a batch is there whole; what a policy asks \
            for holds; the Merkle root is that of the checkpoint. activity-ledger verify checks all of it.
            """
        let first = JSONObject(["sequence": .object(firstSequence)])
        return .object(properties, beyond: beyond)
            .led(by: [
                dialect.0: dialect.1, "$id": .string(SchemaIdentifier.entry), "title": .string("Entry"),
                "description": .string("A line of the log: a CloudEvents 1.0 event in the JSON format."),
            ])
            .adding([
                "allOf": .array(
                    types.map { type in
                        var then = JSONObject(["data": reference(to: type)])
                        if type.isFirst { then["sequence"] = .object(firstSequence) }
                        return condition("type", is: type.name, then, requiring: type.isSigned ? ["signature"] : [])
                    } + [opening(first)]),
                "$defs": definitions(of: types),
            ])
    }

    /// Of a line that can be appended.
    public static var appendLine: JSONObject {
        let types = AppendLine.types.compactMap(EntryDefinition.named)
        let properties = AppendLine.members.map { member in
            let schema: JSONObject =
                switch member.value {
                case .type: .choice(types.map(\.name))
                case .data: JSONObject(["type": .string("object")])
                case .id: .text(ProposedEntry.idLimitScalars)
                }
            return SchemaProperty(member.name, nil, member.help, isRequired: member.isRequired, schema)
        }
        return .object(
            properties,
            beyond: "An id has no noncharacters; one that is in the ledger already stands for the same type and data."
        )
        .led(by: [
            dialect.0: dialect.1, "$id": .string(SchemaIdentifier.appendLine), "title": .string("Line to append"),
            "description": .string("A line of the input of activity-ledger append."),
        ])
        .adding([
            "allOf": .array(
                types.map { condition("type", is: $0.name, JSONObject(["data": reference(to: $0)])) }),
            "$defs": definitions(of: types),
        ])
    }

    private static func embedded(_ type: EntryDefinition) -> JSONObject {
        let schema =
            switch type.content {
            case .activity(let type): type.schema
            case .other(let definition): definition.schema
            }
        return schema.led(by: [
            "$id": .string(SchemaIdentifier.data(of: type.name)), "title": .string(type.title(.english)),
            "description": .string("The data of \(type.name): \(type.summary)."),
        ])
    }

    private static func reference(to type: EntryDefinition) -> JSONValue {
        .object(JSONObject(["$ref": .string(SchemaIdentifier.data(of: type.name))]))
    }

    private static func definitions(of types: [EntryDefinition]) -> JSONValue {
        var definitions = JSONObject()
        for type in types { definitions[type.name] = .object(embedded(type)) }
        return .object(definitions)
    }
}

extension JSONObject {
    fileprivate func adding(_ members: KeyValuePairs<String, JSONValue>) -> JSONObject {
        var object = self
        for (name, value) in members { object[name] = value }
        return object
    }
}
