import ActivityLedger
import CanonicalJSON

/// `schema`: the JSON Schemas of what a ledger holds and takes.
enum SchemaCommand: Command {
    static let name = "schema"
    static let specification = CommandSpecification(
        name: name,
        summary: "print the JSON Schema of entries, of a type's data, or of lines to append",
        discussion: [
            "With TYPE, the schema of that type's data: one of "
                + EntryTypes.all.joined(separator: ", ")
                + "; or the same in the form meeting-held. Without it, the schema"
                + " of a whole entry, any line of events/*.jsonl, with those of all types in it.",
            "The schemas are of the dialect 2020-12, and made of the definitions that this program checks by. What a schema"
                + " cannot say stands in its $comment. The $id of a type's schema stays the same for as long as the type"
                + " means the same; what would take less gets a new type.",
        ],
        operands: [Operand(name: "TYPE", help: "a type of entries", occurrence: .atMostOnce)],
        options: [
            Option(
                name: "for", value: "WHAT",
                help: "\(Subject.allCases.map(\.rawValue).joined(separator: ", ")): a line of the log, or one that"
                    + " 'append' takes; entry if not given",
                ownCandidates: .words(Subject.allCases.map(\.rawValue)))
        ],
        examples: [
            (
                "check a batch with Python's jsonschema before sending it",
                "activity-ledger schema --for append > append-line.json"
            ),
            ("which members has a meeting?", "activity-ledger schema meeting-held"),
        ])

    /// What lines a schema is of.
    private enum Subject: String, CaseIterable {
        case entry
        case append
    }

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let subject = try arguments.choice(of: "for", Subject.self, command: name)
        let schema: JSONObject
        if let type = arguments.operands.first {
            if subject != nil {
                throw UsageError("--for is about whole lines: leave it out, or TYPE", name)
            }
            schema = EntrySchema.data(of: try EntryDefinition(commandLine: type))
        } else {
            schema = subject == .append ? EntrySchema.appendLine : EntrySchema.entry
        }
        try console.write(JSONValue.object(schema).indented())
    }
}
