import EventLog

/// `init`: opens a ledger.
enum InitCommand: Command {
    static let name = "init"
    static let specification = CommandSpecification(
        name: name,
        summary: "open a new ledger",
        discussion: [
            "Makes events/ and snapshots/ with entry 0, LedgerOpened, and prints its receipt. Refuses where there is a"
                + " ledger already."
        ],
        options: [
            Option(
                name: "origin", value: "NAME",
                help: "what the ledger is called in every entry and proof, such as genopole.fr/international; cannot be"
                    + " changed later"),
            Option(name: "organisation", value: "NAME", help: "whose ledger it is"),
        ] + PolicyOptions.all + WritingOptions.recorder + [EntrySigningOption.option, .ledger],
        examples: [
            ("open a ledger in this directory", "activity-ledger init --origin genopole.fr/international"),
            (
                "open one elsewhere, with the organisation's name",
                "activity-ledger init --ledger records --origin example.org/visits --organisation 'Example Cluster'"
            ),
            (
                "open one whose entries are all signed, the first included, agreements by two people",
                "activity-ledger init --origin example.org/visits --entries-signed yes --countersigned agreement-signed"
                    + " --sign"
            ),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        guard let origin = arguments.value(of: "origin") else {
            throw UsageError("--origin is missing: the ledger needs a name", name)
        }
        try WritingOptions.recording(console) {
            try ledger(arguments).open(
                origin: origin, organisation: arguments.value(of: "organisation"),
                policy: try PolicyOptions.policy(arguments, command: name),
                by: WritingOptions.recorder(arguments), signer: try EntrySigningOption.signer(arguments))
        }
    }
}
