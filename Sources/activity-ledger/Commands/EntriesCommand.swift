import ActivityLedger
import Reports

/// `entries`: writes the entries themselves, for other programs.
enum EntriesCommand: Command {
    static let name = "entries"
    static let specification = CommandSpecification(
        name: name,
        summary: "write entries for other programs, as JSON Lines or CloudEvents",
        discussion: [
            "Writes entries in the order of the log, each a CloudEvents 1.0 event. jsonl is the lines of the log, byte for"
                + " byte; cloudevents-batch is one JSON array of them, of the media type application/cloudevents-batch+json.",
            "Filters narrow the list, as those of 'audit' do: each that is given must hold; of several values of one, any."
                + " Entries are written as they were recorded; what amendments say of them is in entries of its own.",
        ],
        options: FilterOptions.all + [
            .asOf,
            Option(
                name: "format", value: "FORMAT",
                help: EntriesReport.Format.allCases.map(\.rawValue).joined(separator: ", ") + "; jsonl if not given",
                ownCandidates: .words(EntriesReport.Format.allCases.map(\.rawValue))),
            .ledger,
        ],
        examples: [
            (
                "send a year's activities to where CloudEvents are taken",
                "activity-ledger entries --year 2020 --format cloudevents-batch |\n"
                    + "    curl --data-binary @- -H 'Content-Type: application/cloudevents-batch+json' https://example.org/events"
            ),
            ("take up where a program left off", "activity-ledger entries --sequence 1200-9999999999"),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let format = try arguments.choice(of: "format", EntriesReport.Format.self, command: name) ?? .jsonl
        let filter = try FilterOptions.filter(arguments, command: name)
        let ledger = try Self.ledger(arguments)
        let view = try ledger.view(asOf: try asOf(arguments))
        try EntriesReport(ledger, view, filter).write(as: format) { try console.write($0) }
    }
}
