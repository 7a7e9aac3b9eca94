import ActivityLedger
import Reports

/// `restate`: shows what has become of published figures.
enum RestateCommand: Command {
    static let name = "restate"
    static let specification = CommandSpecification(
        name: name,
        summary: "show how a year's figures differ from those published, and why",
        discussion: [
            "Compares the figures of the year's latest publication with today's. Each that changed is shown with the"
                + " entries that changed it: late ones, recorded since; corrected ones, be it into the year or out of it;"
                + " retracted ones. A footnote for the next report follows, in English and in French.",
            "Reads the whole log, and writes nothing.",
        ],
        operands: [Operand(name: "YEAR", help: "a year that was published, such as 2020", occurrence: .once)],
        options: [
            Option(name: "check", value: nil, help: "end with exit code 65 when a figure has changed"),
            .format(RestatementReport.Format.allCases.map(\.rawValue)),
            .ledger,
        ],
        examples: [
            ("what has changed since the annual report?", "activity-ledger restate 2020"),
            ("in a cron job: tell me when it does", "activity-ledger restate 2020 --check > /dev/null || mail-me"),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let format = try arguments.choice(of: "format", RestatementReport.Format.self, command: name) ?? .text
        let year = try Year.read(arguments.operands[0], command: name)
        let restatement = try ledger(arguments).restate(year)
        try console.write(RestatementReport(restatement).written(as: format))
        try console.flush()
        if arguments.has("check"), !restatement.changes.isEmpty { throw FailedVerification() }
    }
}
