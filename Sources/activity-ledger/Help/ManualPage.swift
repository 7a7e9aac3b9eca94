import CanonicalJSON

/// A manual page, made of the same specifications as `--help`: man(7), as groff and mandoc read it.
struct ManualPage {
    /// Its name, without the section: `activity-ledger-record`.
    let name: String
    /// The page's source.
    private(set) var text: String

    /// The name of its file, with its section: 1, commands.
    var fileName: String { name + ".1" }

    /// All pages: the program's, and one for each command.
    static func all(_ commands: [CommandSpecification]) -> [ManualPage] {
        [ManualPage(program: commands)] + commands.map(ManualPage.init)
    }

    /// The program's page.
    private init(program commands: [CommandSpecification]) {
        self.init(HelpText.programName, summary: "append-only record of activities, with proofs and yearly statistics")
        section("SYNOPSIS")
        line("\\fB\(Self.escaped(HelpText.programName))\\fR \\fICOMMAND\\fR [\\fIOPERANDS\\fR] [\\fIOPTIONS\\fR]")
        section("DESCRIPTION")
        words(HelpText.purpose)
        section("COMMANDS")
        for command in commands { definition("\\fB\(Self.escaped(command.name))\\fR", command.summary) }
        section("OPTIONS")
        definition("\\fB\\-h\\fR, \\fB\\-\\-help\\fR", "show the help, of a command if one is given")
        definition("\\fB\\-\\-version\\fR", "show the version")
        exitStatus()
        section("ENVIRONMENT")
        for variable in EnvironmentVariable.all { definition("\\fB\(Self.escaped(variable.name))\\fR", variable.help) }
        section("FILES")
        definition("\\fIevents/YEAR.jsonl\\fR", "every entry recorded in a year, in order, one a line")
        definition("\\fIevents/checkpoint\\fR", "origin, size and root hash of the log")
        definition("\\fIsnapshots/\\fR", "derived from the log; deleting it loses nothing")
        section("SEE ALSO")
        seeAlso(commands.map { "\(HelpText.programName)-\($0.name)" })
    }

    /// A command's page.
    private init(_ command: CommandSpecification) {
        self.init("\(HelpText.programName)-\(command.name)", summary: command.summary)
        section("SYNOPSIS")
        let operands = command.operands.map { " " + $0.synopsis("\\fI\(Self.escaped($0.name))\\fR") }
        line(
            "\\fB\(Self.escaped(HelpText.programName)) \(Self.escaped(command.name))\\fR\(operands.joined()) [\\fIOPTIONS\\fR]"
        )
        section("DESCRIPTION")
        words(command.summary.sentence)
        for paragraph in command.discussion {
            line(".PP")
            words(paragraph)
        }
        if !command.operands.isEmpty {
            section("OPERANDS")
            for operand in command.operands { definition("\\fI\(Self.escaped(operand.name))\\fR", operand.help) }
        }
        section("OPTIONS")
        for option in command.options { definition(label(of: option), option.fullHelp) }
        definition("\\fB\\-h\\fR, \\fB\\-\\-help\\fR", "show the help")
        exitStatus()
        section("EXAMPLES")
        for (index, example) in command.examples.enumerated() {
            if index > 0 { line(".PP") }
            words(example.purpose.ends(with: "?") ? example.purpose : example.purpose + ":")
            line(".RS 4\n.EX")
            for part in HelpText.lines(ofCommand: example.command) { line(textLine(Self.escaped(part))) }
            line(".EE\n.RE")
        }
        section("SEE ALSO")
        seeAlso([HelpText.programName])
    }

    private init(_ name: String, summary: String) {
        self.name = name
        text = """
            .\\" Made by '\(HelpText.programName) help --man-pages'.
            .TH "\(Self.escaped(name.uppercased()))" 1 \(Version.date) "\(HelpText.programName) \(Version.number)" "User Commands"
            .SH NAME

            """
        words("\(name) - \(summary)")
    }

    private mutating func section(_ title: String) {
        line(".SH \(title.unicodeScalars.contains(" ") ? "\"\(title)\"" : title)")
    }

    private mutating func definition(_ label: String, _ help: String) {
        line(".TP")
        line(label)
        words(help)
    }

    private mutating func exitStatus() {
        section("EXIT STATUS")
        for code in ExitCode.allCases {
            definition("\\fB\(code.rawValue)\\fR (\(code.systemName))", "\(code.meaning): \(code.advice)")
        }
    }

    private mutating func seeAlso(_ pages: [String]) {
        line(pages.map { "\\fB\(Self.escaped($0))\\fR(1)" }.joined(separator: ",\n"))
    }

    /// Text, in lines that are not too long to be read and compared.
    private mutating func words(_ words: String) {
        for part in HelpText.wrapped(Self.escaped(words), to: 76) { line(textLine(part)) }
    }

    /// A line of text, which would be a request if it began with a dot.
    private func textLine(_ text: String) -> String { (text.begins(with: ".") ? "\\&" : "") + text }

    private mutating func line(_ source: String) { text += source + "\n" }

    private func label(of option: Option) -> String {
        let name = "\\fB\\-\\-\(Self.escaped(option.name))\\fR"
        guard let value = option.value else { return name }
        return "\(name) " + option.synopsis("\\fI\(Self.escaped(value))\\fR")
    }

    /// Text as roff takes it for itself: backslashes, hyphens that are to be minus signs for who copies a command, quotes
    /// and quotes that would be made curly, and what groff reads only if it is told the encoding.
    private static func escaped(_ words: String) -> String {
        words.escaping { scalar in
            switch scalar {
            case "\\": "\\e"
            case "-": "\\-"
            case "'": "\\(aq"
            case "`": "\\(ga"
            case "^": "\\(ha"
            case "~": "\\(ti"
            case _ where !scalar.isASCII: "\\[u\(fourDigits(scalar))]"
            default: nil
            }
        }
    }

    private static func fourDigits(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
