import ActivityLedger
import CanonicalJSON
import EventLog

/// `policy`: shows what a ledger asks of those who record, or declares it.
enum PolicyCommand: Command {
    static let name = "policy"
    static let specification = CommandSpecification(
        name: name,
        summary: "show or declare what is asked of entries: signatures, a second person",
        discussion: [
            "Without --entries-signed and --countersigned, shows the policy in force. With one of them, records a new"
                + " policy, which holds from the next entry on; what is not given stays as it is.",
            "What falls short of the policy that was in force when it was recorded, verify reports. An entry that needs a"
                + " second person is reported until somebody else has countersigned it, and so is each later amendment of it.",
        ],
        options: PolicyOptions.all + RecordCommand.ownOptions + [.format(Format.allCases.map(\.rawValue))],
        examples: [
            ("what is asked?", "activity-ledger policy"),
            (
                "every entry signed, and agreements by two people",
                "activity-ledger policy --entries-signed yes --countersigned agreement-signed --sign"
            ),
        ])

    private enum Format: String, CaseIterable {
        case text
        case json
    }

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let format = try arguments.choice(of: "format", Format.self, command: name) ?? .text
        guard PolicyOptions.areGiven(arguments) else {
            return try show(try ledger(arguments).policy(), format, console)
        }
        let options = try WritingOptions.appendOptions(arguments, command: name)
        try WritingOptions.recording(console) {
            try ledger(arguments).declarePolicy(
                id: try WritingOptions.id(arguments), by: WritingOptions.recorder(arguments), options: options
            ) { try PolicyOptions.change(&$0, arguments, command: name) }
        }
    }

    private static func show(_ declared: DeclaredPolicy, _ format: Format, _ console: Console) throws {
        switch format {
        case .text:
            let place = declared.entry.map { entry in
                "declared by \(entry.recorder.identity.escapedForDisplay) in entry \(entry.sequence)"
            }
            try console.write("\(declared.policy) (\(place ?? "no policy was declared"))\n")
        case .json:
            var json = declared.policy.json
            json["sequence"] = declared.entry.map { .integer($0.sequence) } ?? .null
            try console.write(JSONValue.object(json).visibleLine + "\n")
        }
    }
}
