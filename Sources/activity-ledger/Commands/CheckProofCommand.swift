import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree
import Reports

/// `check-proof`: checks what `prove` made.
enum CheckProofCommand: Command {
    static let name = "check-proof"
    static let specification = CommandSpecification(
        name: name,
        summary: "check a proof made by prove, without the ledger",
        discussion: [
            "Says what the proof shows, or ends with exit code 65 and the reason why it does not hold. Which kind of proof"
                + " it is, its first line tells.",
            "A proof leads to a checkpoint, and is worth what that is worth. Either it is signed by somebody you believe, and"
                + " you have their verifier key: then name that. Or compare with a checkpoint that you kept yourself or have"
                + " from somebody you trust.",
        ],
        operands: [Operand(name: "FILE", help: "the proof; standard input if not given or -", occurrence: .atMostOnce)],
        options: [
            Option(
                name: "checkpoint", value: "FILE",
                help:
                    "a checkpoint from elsewhere: of an entry's proof, the very one it must lead to; of a proof that the"
                    + " log has only grown, the older one to start from, which that needs"),
            VerifierOptions.verifier,
        ],
        examples: [
            (
                "is the entry in the log of that checkpoint?",
                "activity-ledger check-proof visit.tlog-proof --checkpoint kept.checkpoint"
            ),
            (
                "and has the ledger signed that?",
                "activity-ledger check-proof visit.tlog-proof --verifier ledger.verifier"
            ),
            (
                "has the log only grown since?",
                "activity-ledger prove --from 11 | activity-ledger check-proof --checkpoint kept.checkpoint"
            ),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let path = arguments.operands.first ?? "-"
        let checkpointPath = arguments.value(of: "checkpoint")
        if path == "-", checkpointPath == "-" {
            throw UsageError("the proof and the checkpoint cannot both come from standard input", name)
        }
        let input = try InputFile(path)
        let kept = try checkpointPath.map { path in try InputFile(path) }
        let document = try input.document(as: ProofDocument.init(text:))
        let note = try kept.map { file in try file.document(as: CheckpointNote.init(text:)) }
        let verifiers = try VerifierOptions.keys(arguments)
        do {
            switch document {
            case .inclusion(let document):
                let entry = try document.check(against: note?.checkpoint)
                let signatures = try VerifierOptions.opened(document.note, by: verifiers)
                try console.write(
                    ProofReport(document, of: entry, signatures: signatures, comparedWith: kept?.name).text)
            case .consistency(let document):
                guard let old = note?.checkpoint else {
                    throw UsageError("this proof starts from an older checkpoint; name it with --checkpoint FILE", name)
                }
                try document.check(from: old)
                let signatures = try VerifierOptions.opened(document.note, by: verifiers)
                try console.write(ProofReport(document, from: old, signatures: signatures).text)
            }
        } catch let error as ProofError {
            throw ProofError("\(input.name): not proved: \(error.problem)")
        }
    }
}
