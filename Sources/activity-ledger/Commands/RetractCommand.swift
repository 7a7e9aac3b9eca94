import ActivityLedger
import EventLog

/// `retract`: records that an entry is not to count.
enum RetractCommand: Command {
    static let name = "retract"
    static let specification = CommandSpecification(
        name: name,
        summary: "retract an entry, by an entry about it",
        discussion: [
            "Records that the entry does not count any more, and why. The entry itself stays in the log, and audit shows"
                + " both. A retraction is final: record the activity anew if it did take place."
        ],
        operands: [CorrectCommand.sequenceOperand],
        options: [CorrectCommand.reasonOption] + RecordCommand.ownOptions,
        examples: [
            ("recorded twice", "activity-ledger retract 12 --reason 'the same visit as entry 7'"),
            ("by a program", "activity-ledger retract 12 --reason 'cancelled in the CRM' --recorded-by crm --service"),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let (sequence, reason) = try CorrectCommand.target(arguments, command: name)
        let options = try WritingOptions.appendOptions(arguments, command: name)
        try WritingOptions.recording(console) {
            let amendment = Amendment(of: sequence, reason: reason, data: nil)
            return try ledger(arguments).append(
                [amendment.proposal(id: try WritingOptions.id(arguments))], by: WritingOptions.recorder(arguments),
                options: options)
        }
    }
}
