import ActivityLedger
import CanonicalJSON
import EventLog
import Reports

/// `verify`: checks the whole ledger from its bytes.
enum VerifyCommand: Command {
    static let name = "verify"
    static let specification = CommandSpecification(
        name: name,
        summary: "check every byte of the ledger, and say all that is wrong with it",
        discussion: [
            "Checks that every line is a valid entry in canonical form, in sequence and in the order of time, with an id of"
                + " its own; that the log has the root hash of its checkpoint; that the snapshot, if it is of this log, equals a replay; that every entry"
                + " is as the policy asked that was in force when it was recorded. Exit"
                + " code 0, or 65 when something is wrong. Needs no right to write.",
            "With --anchor, it says besides since when each part of the log is beyond dispute: the time of a cosignature is"
                + " the word of a witness whose verifier key is given with --verifier, the date of a git tag a claim.",
            "Whoever can write to the ledger can change the log and its checkpoint together. A checkpoint that you kept"
                + " elsewhere shows that, too: one that 'checkpoint' made, or a copy of events/checkpoint. When somebody else"
                + " kept it, its signatures tell whose it is: see --verifier and --allowed-signers.",
        ],
        options: [
            Option(
                name: "checkpoint", value: "FILE",
                help: "a checkpoint kept elsewhere, which the log must be a continuation of", isRepeatable: true),
            GivenAnchor.option,
            VerifierOptions.verifier,
            AllowedSignersOption.option,
            .format(VerificationReport.Format.allCases.map(\.rawValue)),
            .ledger,
        ],
        examples: [
            ("is everything in order?", "activity-ledger verify"),
            (
                "has anything changed since this checkpoint was put on the stick?",
                "activity-ledger verify --checkpoint /media/stick/checkpoint"
            ),
            (
                "and is that checkpoint the one that the ledger signed?",
                "activity-ledger verify --checkpoint /media/stick/checkpoint --verifier ledger.verifier"
            ),
            (
                "since when is the log beyond dispute?",
                "activity-ledger verify --anchor cosigned --verifier witness.verifier --anchor 'git:ledger-*'"
            ),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let format = try arguments.choice(of: "format", VerificationReport.Format.self, command: name) ?? .text
        let allowedSigners = try AllowedSignersOption.read(arguments, console)
        let kept = try KeptCheckpoint.all(arguments, allowedSigners, command: name)
        let anchors = try GivenAnchor.all(arguments, command: name)
        let bar = ProgressBar()
        let ledger = try ledger(arguments)
        var verification = try ledger.verify(
            kept: kept.map(\.checkpoint) + anchors.map(\.checkpoint), allowedSigners: allowedSigners,
            progress: bar.progress)
        bar.finish()
        verification.notes += kept.flatMap(\.notes) + anchors.flatMap { $0.notes(in: ledger) }
        let report = VerificationReport(verification, anchorTimes: anchors.flatMap(\.times))
        try console.write(report.written(as: format))
        try console.flush()
        if !verification.isVerified { throw FailedVerification() }
    }
}

/// A verification found something wrong, or a check a difference; what, has been printed.
struct FailedVerification: Error {}
