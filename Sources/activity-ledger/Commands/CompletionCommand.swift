import ActivityLedger
import CanonicalJSON

/// `completion`: the scripts that make shells complete command lines, and what these scripts ask.
enum CompletionCommand: Command {
    static let name = "completion"
    static let specification = CommandSpecification(
        name: name,
        summary: "print the script that makes a shell complete the command",
        discussion: [
            "Completed are commands, options and what is known of their values: types, countries, files; from the ledger"
                + " its years, figures, trade events and recorders. The ledger is the one that the command line means, and"
                + " is only read.",
            "'completion candidates' is what the scripts ask; it prints 'candidates', 'files' or 'directories', and then the"
                + " candidates, one a line, with what they are behind a tab.",
        ],
        operands: [
            Operand(
                name: "SHELL", help: "bash, zsh or fish; or candidates", occurrence: .once,
                ownCandidates: .words(Shell.allCases.map(\.rawValue))),
            Operand(
                name: "WORD", help: "for candidates: the words so far, the last being the unfinished one",
                occurrence: .anyNumber),
        ],
        options: [
            Option(
                name: "shell", value: "SHELL", help: "for candidates: which shell asks",
                ownCandidates: .words(Shell.allCases.map(\.rawValue))),
            Option(
                name: "line", value: "LINE", help: "for candidates --shell bash: the line up to the cursor, COMP_LINE"),
            Option(
                name: "word", value: "WORD", help: "for candidates --shell bash: the word there, as COMP_WORDS has it"),
        ],
        examples: [
            ("for bash, in ~/.bashrc", "eval \"$(activity-ledger completion bash)\""),
            ("for zsh, in ~/.zshrc behind compinit", "eval \"$(activity-ledger completion zsh)\""),
            (
                "for fish",
                "activity-ledger completion fish > ~/.config/fish/completions/activity-ledger.fish"
            ),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let subject = arguments.operands[0]
        if subject == "candidates" { return try writeCandidates(arguments, console) }
        guard let shell = Shell(rawValue: subject) else {
            throw UsageError(
                "\(subject.quotedForDisplay) is no shell with a completion; "
                    + NearestName.suggestion(for: subject, among: Shell.allCases.map(\.rawValue)), name)
        }
        if let extra = arguments.operands.dropFirst().first {
            throw UsageError("\(extra.quotedForDisplay) is one word too many", name)
        }
        try console.write(shell.completionScript)
    }

    private static func writeCandidates(_ arguments: ParsedArguments, _ console: Console) throws {
        let shell = try arguments.choice(of: "shell", Shell.self, command: name)
        var words = Array(arguments.operands.dropFirst())
        var bashLine: BashLine?
        if shell == .bash {
            let line = BashLine(arguments.value(of: "line") ?? "", part: arguments.value(of: "word") ?? "")
            words = Array(line.words.dropFirst())
            bashLine = line
        }
        switch Completer(words).offer {
        case .files: try console.write("files\n")
        case .directories: try console.write("directories\n")
        case .candidates(let candidates):
            try console.write("candidates\n")
            for candidate in candidates {
                let value = bashLine?.replacement(candidate.value) ?? candidate.value
                let isDescribed = shell?.showsDescriptions ?? true && !candidate.description.isEmpty
                try console.write(value + (isDescribed ? "\t\(candidate.description.shortened)" : "") + "\n")
            }
        }
    }
}

extension String {
    /// As much of an explanation as stands beside a candidate: its first clause, or as many words as fit.
    fileprivate var shortened: String {
        let limit = 60
        let clause = unicodeScalars.prefix { $0 != ";" && $0 != ":" }
        if clause.count <= limit { return String(clause) }
        let scalars = clause.prefix(limit)
        return String(scalars[..<(scalars.lastIndex(of: " ") ?? scalars.endIndex)]) + " …"
    }
}
