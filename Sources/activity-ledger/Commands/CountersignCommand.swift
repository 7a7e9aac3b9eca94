import ActivityLedger
import CanonicalJSON
import EventLog

/// `countersign`: a second person's signed word for an entry.
enum CountersignCommand: Command {
    static let name = "countersign"
    static let specification = CommandSpecification(
        name: name,
        summary: "countersign an entry as its second person, by an entry about it",
        discussion: [
            "Records that somebody other than its recorder has seen the entry, exactly as it was recorded, and signs that:"
                + " --sign is taken for given. Look at the entry first: activity-ledger audit --sequence SEQUENCE.",
            "An amendment of an entry needs a countersignature of its own.",
        ],
        operands: [
            Operand(name: "SEQUENCE", help: "the entry's number, as audit shows it", occurrence: .once)
        ],
        options: RecordCommand.ownOptions,
        examples: [
            (
                "the director has read the agreement in entry 12",
                "activity-ledger countersign 12 --recorded-by director --sign ~/.ssh/id_ed25519"
            ),
            (
                "the same, with the key that an agent has",
                "activity-ledger countersign 12 --recorded-by director --sign ~/.ssh/id_ed25519.pub"
            ),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        guard let sequence = DecimalDigits.number(arguments.operands[0]) else {
            throw UsageError(
                "SEQUENCE is the number of an entry, not \(arguments.operands[0].quotedForDisplay)", name)
        }
        var options = try WritingOptions.appendOptions(arguments, command: name)
        options.signer = try EntrySigningOption.signer(arguments, isImplied: true)
        let signing = options
        try WritingOptions.recording(console) {
            try ledger(arguments).countersign(
                sequence, id: try WritingOptions.id(arguments), by: WritingOptions.recorder(arguments),
                options: signing)
        }
    }
}
