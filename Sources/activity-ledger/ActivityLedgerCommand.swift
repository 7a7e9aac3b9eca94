import ActivityLedger
import CanonicalJSON

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The program: finds the subcommand, runs it, and turns what goes wrong into messages and an exit code.
@main
struct ActivityLedgerCommand {
    /// Every subcommand, in the order of the help.
    static let commands: [any Command.Type] = [
        InitCommand.self,
        RecordCommand.self,
        AppendCommand.self,
        ImportCommand.self,
        CorrectCommand.self,
        RetractCommand.self,
        CountersignCommand.self,
        PolicyCommand.self,
        StatisticsCommand.self,
        ExplainCommand.self,
        PublishCommand.self,
        RestateCommand.self,
        ReportCommand.self,
        AuditCommand.self,
        EntriesCommand.self,
        VerifyCommand.self,
        CheckpointCommand.self,
        ProveCommand.self,
        CheckProofCommand.self,
        KeyCommand.self,
        AnchorCommand.self,
        WitnessCommand.self,
        SchemaCommand.self,
        SQLCommand.self,
        CanonicalizeCommand.self,
        CompletionCommand.self,
        HelpCommand.self,
    ]

    static func main() {
        let console = Console()
        exit(run(console).rawValue)
    }

    /// Runs the command line that the program was started with.
    private static func run(_ console: Console) -> ExitCode {
        do {
            try ProcessEnvironment.check()
            try dispatch(try ProgramArguments.words(), console)
            try console.flush()
            return .success
        } catch {
            let report = ErrorReport.of(error)
            for message in report.messages { console.say(message) }
            return report.exitCode
        }
    }

    private static func dispatch(_ words: [String], _ console: Console) throws {
        guard let first = words.first else {
            throw UsageError("a command is missing", nil)
        }
        switch first {
        case "-h", "--help":
            try HelpCommand.run(ParsedArguments([], for: HelpCommand.specification), console)
        case "--version":
            try console.write("\(HelpText.programName) \(Version.number)\n")
        default:
            let command = try command(named: first)
            let arguments = try ParsedArguments(Array(words.dropFirst()), for: command.specification)
            if arguments.wantsHelp {
                try HelpCommand.show(command, operand: arguments.operands.first, console)
            } else {
                try command.run(arguments, console)
            }
        }
    }

    /// The subcommand of a name.
    /// - Throws: ``UsageError`` with the name that was probably meant.
    /// - Parameter orTopic: Whether the name may have been meant for a topic of the help.
    static func command(named name: String, orTopic: Bool = false) throws(UsageError) -> any Command.Type {
        if let command = commands.first(where: { $0.name == name }) { return command }
        if name.begins(with: "-") { throw UsageError("unknown option \(name.quotedForDisplay) before a command", nil) }
        let known = commands.map { $0.name } + (orTopic ? HelpTopic.allCases.map(\.rawValue) : [])
        let suggestion = NearestName.suggestion(for: name, among: known)
        throw UsageError("unknown command \(name.quotedForDisplay); \(suggestion)", nil)
    }
}
