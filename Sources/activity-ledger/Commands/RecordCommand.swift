import ActivityLedger
import EventLog

/// `record`: records one activity, given as options.
enum RecordCommand: Command {
    static let name = "record"
    static let specification = CommandSpecification(
        name: name,
        summary: "record one activity",
        discussion: [
            "TYPE is one of " + ActivityType.all.map { "\($0.name) (\($0.summary))" }.joined(separator: ", ")
                + "; or the same in the form meeting-held.",
            "Each member of the activity is an option. 'activity-ledger record TYPE --help' shows those of a type.",
        ],
        operands: [typeOperand],
        options: memberOptions(of: ActivityType.all) + ownOptions,
        examples: [
            (
                "thirty meetings or so at a conference",
                "activity-ledger record MeetingHeld --date 2020-01 --mode inPerson --event 'Biotech Showcase' \\\n"
                    + "    --country US --count 30~"
            ),
            (
                "a visit, safe to run again because of its id",
                "activity-ledger record visit-received --id visit-2020-02-jp --date 2020-02 --country JP \\\n"
                    + "    --delegation 'Life Innovation Center, Kawasaki' --mode inPerson"
            ),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let options = try WritingOptions.appendOptions(arguments, command: name)
        try WritingOptions.recording(console) {
            let type = try ActivityType(commandLine: arguments.operands[0])
            let own = Set(ownOptions.map(\.name))
            let data = try OptionReader.read(type, arguments.options.filter { !own.contains($0.name) }.map { ($0, $1) })
            let id = try WritingOptions.id(arguments)
            return try ledger(arguments).append(
                [ProposedEntry(type: type.name, data: data, id: id)], by: WritingOptions.recorder(arguments),
                options: options)
        }
    }

    static func specification(for operands: [String]) -> CommandSpecification {
        guard let type = operands.first.flatMap({ try? ActivityType(commandLine: $0) }) else { return specification }
        return specification(for: type)
    }

    /// The help of one type: its members, and nothing of the others.
    static func specification(for type: ActivityType) -> CommandSpecification {
        CommandSpecification(
            name: "record \(type.name)",
            summary: "record \(type.summary)",
            discussion: [
                "Required: \(type.members.filter(\.isRequired).map { "--" + $0.optionName }.joined(separator: ", "))."
            ],
            options: memberOptions(of: [type]) + ownOptions,
            examples: examples(of: type))
    }

    /// Command lines that record the least that a type takes.
    private static func examples(of type: ActivityType) -> [(purpose: String, command: String)] {
        let command = "activity-ledger record \(type.name)"
        let options = type.members.filter(\.isRequired).map { " --\($0.optionName) \($0.exampleOnCommandLine)" }
            .joined()
        return [
            ("only what is required", command + options),
            ("safe to run again, because of its id", "\(command) --id \(type.optionName)-1 \\\n   \(options)"),
        ]
    }

    private static let typeOperand = Operand(
        name: "TYPE", help: "what kind of activity", occurrence: .once, ownCandidates: .activityTypes)

    /// The options that are not members of the activity.
    static let ownOptions =
        [Option(name: "id", value: "ID", help: "an id of your own, which makes recording safe to repeat")]
        + WritingOptions.appending

    /// An option for each member; one that several types have stands once.
    static func memberOptions(of types: [ActivityType]) -> [Option] {
        var options: [Option] = []
        for member in types.flatMap(\.members) where !options.contains(where: { $0.name == member.optionName }) {
            options.append(
                Option(
                    name: member.optionName, value: member.optionValueName, help: member.help,
                    isRepeatable: member.isList, ownCandidates: member.candidates))
        }
        return options
    }
}

extension Member {
    fileprivate var isList: Bool {
        if case .texts = kind { true } else { false }
    }

    /// Whether there is a breakdown of figures by this member.
    private var isGroupedBy: Bool {
        ActivityType.all.contains { $0.statistics.groupings.contains { $0.member == name } }
    }

    fileprivate var candidates: Candidates {
        switch kind {
        case .country: .countries
        case .mode: .words(Mode.allCases.map(\.rawValue))
        case .precision: .words([Tally.Precision.about, .atLeast].map(\.rawValue))
        case .text where isGroupedBy: .recorded(member: name)
        case .date, .text, .texts, .count: .unknown
        }
    }

    fileprivate var exampleOnCommandLine: String {
        switch kind {
        case .date: "2020-06-08"
        case .country: "JP"
        case .mode: Mode.online.rawValue
        case .text, .texts: "'Example Cluster'"
        case .count: "30~"
        case .precision: Tally.Precision.about.rawValue
        }
    }

    fileprivate var optionValueName: String {
        switch kind {
        case .date: "DATE"
        case .country: "CODE"
        case .mode: "MODE"
        case .text, .texts: "TEXT"
        case .count: "COUNT"
        case .precision: "PRECISION"
        }
    }
}
