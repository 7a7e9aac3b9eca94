import ActivityLedger
import Reports

/// `audit`: shows who recorded what.
enum AuditCommand: Command {
    static let name = "audit"
    static let specification = CommandSpecification(
        name: name,
        summary: "show who recorded what, and when",
        discussion: [
            "Lists entries in the order of the log. Filters narrow the list: each that is given must hold; of several"
                + " values of one, any.",
            "An entry that was amended says by which; an amendment says what it changed, and why.",
            "'by' is the name that the recorder gave, 'account' the account of the system that the command ran under.",
        ],
        options: FilterOptions.all + [
            .asOf,
            AllowedSignersOption.option,
            Option(name: "summary", value: nil, help: "count by recorder and type instead"),
            .format(AuditReport.Format.allCases.map(\.rawValue)),
            .ledger,
        ],
        examples: [
            (
                "everything about 2020 that the office recorded",
                "activity-ledger audit --year 2020 --recorded-by office"
            ),
            ("who records how much", "activity-ledger audit --summary"),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let format = try arguments.choice(of: "format", AuditReport.Format.self, command: name) ?? .text
        let filter = try FilterOptions.filter(arguments, command: name)
        let ledger = try Self.ledger(arguments)
        let judge = try AllowedSignersOption.read(arguments, console).map(SignatureJudge.init)
        let view = try ledger.view(asOf: try asOf(arguments))
        if arguments.has("summary") {
            let summary = try ledger.auditSummary(view, filter, judge)
            try console.write(AuditSummaryReport(summary, of: view).written(as: format))
        } else {
            try AuditReport(ledger, view, filter, judge).write(as: format) { try console.write($0) }
        }
    }
}
