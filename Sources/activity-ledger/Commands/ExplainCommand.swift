import Reports

/// `explain`: shows the entries behind a figure.
enum ExplainCommand: Command {
    static let name = "explain"
    static let specification = CommandSpecification(
        name: name,
        summary: "show the entries that make a figure, and who recorded them",
        discussion: [
            "FIGURE is the way to it in the JSON of the statistics: meetings.online, visitsReceived.byCountry.JP,"
                + " 'meetings.byEvent.BIO USA'; null stands for what states no event or country. A name that could be"
                + " taken for something else is a JSON string: 'meetings.byEvent.\"BIO.online\"'. Without it, all entries"
                + " that count in the year are shown. A figure that is not there is answered with those that are.",
            "Entries count as their latest correction says; what they contribute adds up to the figure.",
        ],
        operands: [
            Operand(name: "YEAR", help: "a year such as 2020", occurrence: .once),
            Operand(name: "FIGURE", help: "a figure of that year", occurrence: .atMostOnce),
        ],
        options: [.asOf, .format(AuditReport.Format.allCases.map(\.rawValue)), .ledger],
        examples: [
            ("why were there so many meetings online?", "activity-ledger explain 2020 meetings.online"),
            (
                "and at one event, as it was known in spring?",
                "activity-ledger explain 2020 'meetings.byEvent.BIO USA' --as-of 2021-04"
            ),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let format = try arguments.choice(of: "format", AuditReport.Format.self, command: name) ?? .text
        let year = try Year.read(arguments.operands[0], command: name)
        let ledger = try Self.ledger(arguments)
        let view = try ledger.view(asOf: try asOf(arguments))
        let figure = arguments.operands.count > 1 ? arguments.operands[1] : nil
        try console.write(
            ExplanationReport(try ledger.explain(view, year: year, figure: figure)).written(as: format))
    }
}
