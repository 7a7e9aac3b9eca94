import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree
import Reports

/// `verify`: checks the whole ledger from its bytes.
enum VerifyCommand: Command {
    static let name = "verify"
    static let specification = CommandSpecification(
        name: name,
        summary: "check every byte of the ledger, and say all that is wrong with it",
        discussion: [
            "Checks that every line is a valid entry in canonical form, in sequence and in the order of time, with an id of"
                + " its own; that the log has the root hash of its checkpoint; that the snapshot equals a replay. Exit"
                + " code 0, or 65 when something is wrong. Needs no right to write.",
            "Whoever can write to the ledger can change the log and its checkpoint together. A checkpoint that you kept"
                + " elsewhere (a copy of events/checkpoint) shows that, too.",
        ],
        options: [
            Option(
                name: "checkpoint", value: "FILE",
                help: "a checkpoint kept elsewhere, which the log must be a continuation of", isRepeatable: true),
            .format(VerificationReport.Format.allCases.map(\.rawValue)),
            .ledger,
        ],
        examples: [
            ("is everything in order?", "activity-ledger verify"),
            (
                "has anything changed since this checkpoint was put on the stick?",
                "activity-ledger verify --checkpoint /media/stick/checkpoint"
            ),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let format = try arguments.choice(of: "format", VerificationReport.Format.self, command: name) ?? .text
        let kept = try arguments.values(of: "checkpoint").map { path in
            try InputFile(path).document(as: CheckpointNote.init(text:)).checkpoint
        }
        let bar = ProgressBar()
        let verification = try ledger(arguments).verify(kept: kept, progress: bar.progress)
        bar.finish()
        try console.write(VerificationReport(verification).written(as: format))
        try console.flush()
        if !verification.isVerified { throw FailedVerification() }
    }
}

/// A verification found something wrong, or a check a difference; what, has been printed.
struct FailedVerification: Error {}
