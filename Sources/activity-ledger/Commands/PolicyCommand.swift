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
            "While the policy in force asks for a second person for some type, a policy that drops anything it asks for has no"
                + " effect until somebody else has countersigned it. The next policy that is declared takes its place.",
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
            return try show(try ledger(arguments).policies(), format, console)
        }
        let options = try WritingOptions.appendOptions(arguments, command: name)
        try WritingOptions.recording(console) {
            try ledger(arguments).declarePolicy(
                id: try WritingOptions.id(arguments), by: WritingOptions.recorder(arguments), options: options
            ) { try PolicyOptions.change(&$0, arguments, command: name) }
        }
    }

    private static func show(_ course: PolicyCourse, _ format: Format, _ console: Console) throws {
        switch format {
        case .text:
            let place = course.inForce.map(self.place) ?? "no policy was declared"
            try console.write("\(course.policy) (\(place))\n")
            guard let awaited = course.awaited else { return }
            try console.write(
                "without effect: \(awaited.policy) (\(self.place(awaited)); somebody else has to countersign it:"
                    + " countersign \(awaited.sequence))\n")
        case .json:
            var json = course.policy.json
            json["sequence"] = course.inForce.map { .integer($0.sequence) } ?? .null
            json["awaited"] =
                course.awaited.map { awaited in
                    var json = awaited.policy.json
                    json["sequence"] = .integer(awaited.sequence)
                    return .object(json)
                } ?? .null
            try console.write(JSONValue.object(json).visibleLine + "\n")
        }
    }

    private static func place(_ declaration: PolicyDeclaration) -> String {
        "declared by \(declaration.identity.escapedForDisplay) in entry \(declaration.sequence)"
    }
}
