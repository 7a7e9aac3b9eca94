import ActivityLedger

/// `help`: the same as `--help`.
enum HelpCommand: Command {
    static let name = "help"
    static let specification = CommandSpecification(
        name: name,
        summary: "show help on a command or a topic, or write the manual",
        discussion: [
            "Topics are "
                + HelpTopic.allCases.map { "\($0.rawValue) (\($0.summary))" }.joined(separator: ", ") + "."
        ],
        operands: [
            Operand(
                name: "COMMAND", help: "a command's name, or a topic", occurrence: .atMostOnce,
                ownCandidates: .helpTopics),
            Operand(
                name: "TYPE", help: "for record: a type of activity", occurrence: .atMostOnce,
                ownCandidates: .activityTypes),
        ],
        options: [
            Option(
                name: "man-pages", value: "DIR",
                help: "write a manual page for every command into this directory, as man finds them in .../man1")
        ],
        examples: [
            ("everything there is", "activity-ledger help"),
            ("the options for a visit received", "activity-ledger help record VisitReceived"),
            ("what does exit code 75 mean?", "activity-ledger help exit-codes"),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let specifications = ActivityLedgerCommand.commands.map { $0.specification }
        if let directory = arguments.value(of: "man-pages") {
            if let word = arguments.operands.first {
                throw UsageError("--man-pages writes all pages, not that of \(word.quotedForDisplay) alone", name)
            }
            for page in ManualPage.all(specifications) {
                try OutputFile.write(
                    Array(page.text.utf8), to: "\(directory)/\(page.fileName)", remedy: "choose another directory")
            }
            return
        }
        guard let name = arguments.operands.first else {
            return try console.write(HelpText.program(specifications))
        }
        let operand = arguments.operands.dropFirst().first
        if let topic = HelpTopic(rawValue: name), operand == nil { return try console.write(topic.text) }
        try show(try ActivityLedgerCommand.command(named: name, orTopic: true), operand: operand, console)
    }

    /// Shows a command's help; for `record` with a type, that type's.
    static func show(_ command: any Command.Type, operand: String?, _ console: Console) throws {
        var specification = command.specification
        if command == RecordCommand.self, let operand {
            specification = RecordCommand.specification(for: try ActivityType(commandLine: operand))
        }
        try console.write(HelpText.command(specification))
    }
}
