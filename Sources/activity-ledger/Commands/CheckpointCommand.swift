import ActivityLedger
import EventLog

/// `checkpoint`: prints size and root hash of the log.
enum CheckpointCommand: Command {
    static let name = "checkpoint"
    static let specification = CommandSpecification(
        name: name,
        summary: "print the checkpoint of the log: its origin, size and root hash",
        discussion: [
            "Reads the whole log, checks it, and prints what stands for all of it, in three lines (C2SP"
                + " tlog-checkpoint). Kept where the keepers of the ledger cannot change it, it shows later that nothing"
                + " was altered or dropped since; see 'activity-ledger prove --help'.",
            "It is not signed.",
        ],
        options: [.ledger],
        examples: [
            ("keep one for later", "activity-ledger checkpoint > 2026-12-31.checkpoint"),
            (
                "is the log still the one of which a checkpoint was kept?",
                "activity-ledger checkpoint | cmp - kept.checkpoint"
            ),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        try console.write(ledger(arguments).log.currentCheckpoint().text)
    }
}
