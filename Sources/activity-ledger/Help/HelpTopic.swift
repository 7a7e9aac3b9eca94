/// Something that `help` tells besides the commands.
enum HelpTopic: String, CaseIterable {
    case exitCodes = "exit-codes"
    case environment

    /// What it tells, in a clause without a full stop, for lists.
    var summary: String {
        switch self {
        case .exitCodes: "what the exit codes mean, and what to do then"
        case .environment: "the environment variables that the command knows"
        }
    }

    /// The topic's help.
    var text: String {
        switch self {
        case .exitCodes:
            "Exit codes, by the numbers of sysexits.h:\n"
                + HelpText.list(
                    ExitCode.allCases.map { code in
                        ("\(code.rawValue)  \(code.systemName)", "\(code.meaning): \(code.advice)")
                    })
        case .environment:
            "Environment variables:\n" + HelpText.list(EnvironmentVariable.all.map { ($0.name, $0.help) })
        }
    }
}
