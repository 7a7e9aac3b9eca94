import ActivityLedger
import CanonicalJSON
import EventLog

/// `correct`: records that an entry is to be taken otherwise.
enum CorrectCommand: Command {
    static let name = "correct"
    static let specification = CommandSpecification(
        name: name,
        summary: "correct an entry, by an entry about it",
        discussion: [
            "Records what the entry should have said, and why. Only the members given change; the others stay as they count"
                + " now. The entry itself stays in the log, and audit shows both. A date in another year moves the activity"
                + " to that year.",
            "'activity-ledger help record TYPE' shows the options of a type. An empty value takes a member away:"
                + " --place ''.",
        ],
        operands: [sequenceOperand],
        options: [reasonOption] + RecordCommand.memberOptions(of: ActivityType.all) + RecordCommand.ownOptions,
        examples: [
            (
                "the meetings were forty, not thirty",
                "activity-ledger correct 7 --count 40 --reason 'the list of the organiser came in'"
            ),
            (
                "the visit was in January of the next year",
                "activity-ledger correct 7 --date 2021-01 --reason 'postponed'"
            ),
        ])

    static let sequenceOperand = Operand(
        name: "SEQUENCE", help: "the number of the entry, as audit shows it", occurrence: .once)

    static let reasonOption = Option(name: "reason", value: "TEXT", help: "why; required")

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let (sequence, reason) = try target(arguments, command: name)
        let options = try WritingOptions.appendOptions(arguments, command: name)
        let own = Set(RecordCommand.ownOptions.map(\.name) + [reasonOption.name])
        let changes = arguments.options.filter { !own.contains($0.name) }.map { ($0, $1) }
        if changes.isEmpty { throw UsageError("nothing to correct is given, such as --date 2020-06", name) }
        try WritingOptions.recording(console) {
            try ledger(arguments).correct(
                sequence, reason: reason, id: try WritingOptions.id(arguments),
                by: WritingOptions.recorder(arguments), options: options
            ) { type, current in
                try OptionReader.change(current, of: type, changes)
            }
        }
    }

    /// The entry and the reason that an amendment is given.
    static func target(_ arguments: ParsedArguments, command: String) throws -> (sequence: Int, reason: String) {
        guard let sequence = DecimalDigits.number(arguments.operands[0]) else {
            throw UsageError(
                "SEQUENCE is the number of an entry, not \(arguments.operands[0].quotedForDisplay)", command)
        }
        guard let reason = arguments.value(of: "reason") else {
            throw UsageError("--reason is missing: say why", command)
        }
        return (sequence, reason)
    }
}
