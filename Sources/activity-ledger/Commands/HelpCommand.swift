import ActivityLedger

/// `help`: the same as `--help`.
enum HelpCommand: Command {
    static let name = "help"
    static let specification = CommandSpecification(
        name: name,
        summary: "show help on a command",
        operands: [
            Operand(name: "COMMAND", help: "a command's name", occurrence: .atMostOnce),
            Operand(name: "TYPE", help: "for record: a type of activity", occurrence: .atMostOnce),
        ],
        examples: [
            ("everything there is", "activity-ledger help"),
            ("the options for a visit received", "activity-ledger help record VisitReceived"),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        guard let name = arguments.operands.first else {
            return try console.write(HelpText.program(ActivityLedgerCommand.commands.map { $0.specification }))
        }
        let command = try ActivityLedgerCommand.command(named: name)
        try show(command, operand: arguments.operands.dropFirst().first, console)
    }

    /// A command's help; for `record` with a type, that type's.
    static func show(_ command: any Command.Type, operand: String?, _ console: Console) throws {
        var specification = command.specification
        if command == RecordCommand.self, let operand {
            specification = RecordCommand.specification(for: try ActivityType(commandLine: operand))
        }
        try console.write(HelpText.command(specification))
    }
}
