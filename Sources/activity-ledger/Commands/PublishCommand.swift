import ActivityLedger
import EventLog

/// `publish`: records a year's figures as they go to the public.
enum PublishCommand: Command {
    static let name = "publish"
    static let specification = CommandSpecification(
        name: name,
        summary: "freeze a year's figures as published, by an entry that holds them",
        discussion: [
            "Records the figures of a year as they are now, with the size and the root hash of the ledger that they were"
                + " computed from. Do this when they go into print: 'activity-ledger restate YEAR' then shows, for as long"
                + " as the ledger lasts, what has changed since, and by which entries.",
            "A year can be published again; restate goes by the latest publication.",
        ],
        operands: [Operand(name: "YEAR", help: "a year with an activity, such as 2020", occurrence: .once)],
        options: RecordCommand.ownOptions,
        examples: [
            ("the annual report of 2020 goes to the printer", "activity-ledger publish 2020 --recorded-by office"),
            (
                "from a script, safe to run again while nothing has changed",
                "activity-ledger publish 2020 --id annual-report-2020"
            ),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let year = try Year.read(arguments.operands[0], command: name)
        let options = try WritingOptions.appendOptions(arguments, command: name)
        try WritingOptions.recording(console) {
            try ledger(arguments).publish(
                year, id: try WritingOptions.id(arguments), by: WritingOptions.recorder(arguments), options: options)
        }
    }
}
