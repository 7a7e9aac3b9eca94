import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree

/// `witness`: another person confirms that a log has only grown since they last looked.
enum WitnessCommand: Command {
    static let name = "witness"
    static let specification = CommandSpecification(
        name: name,
        summary: "cosign a checkpoint of somebody else's ledger, if it continues the one seen before",
        discussion: [
            "Compares CHECKPOINT with the last one that you cosigned, which is kept in STATEFILE. If the log has only grown"
                + " since, prints the checkpoint with your cosignature added, which has the time in it (C2SP"
                + " tlog-cosignature). A rollback or a fork is refused with exit code 65.",
            "That it has only grown is shown by a proof, which 'prove --from SIZE' makes for the size in STATEFILE, or by the"
                + " ledger itself, if you can read it.",
            "Others check your cosignatures with the verifier key that 'key public --cosignatures' prints.",
        ],
        operands: [
            Operand(name: "STATEFILE", help: "your own file with what you have seen of this ledger", occurrence: .once),
            Operand(name: "CHECKPOINT", help: "the checkpoint, signed or not; - for standard input", occurrence: .once),
        ],
        options: [
            Option(
                name: "proof", value: "FILE", help: "a proof that the log has only grown, ending in CHECKPOINT"),
            Option(name: "ledger", value: "DIR", help: "the ledger itself, in the place of a proof"),
            Option(
                name: "trust-on-first-use", value: nil,
                help: "take the checkpoint as it is when STATEFILE is not there yet"),
            VerifierOptions.verifier,
            Option(name: "sign", value: "KEYFILE", help: "your key, made by 'key generate --name'; needed"),
            Passphrase.fileOption,
        ],
        examples: [
            (
                "the first time",
                "activity-ledger witness seen ledger.checkpoint --trust-on-first-use --sign ~/keys/witness.key > cosigned"
            ),
            (
                "and later, with the proof that came along",
                "activity-ledger witness seen ledger.checkpoint --proof since-11 --sign ~/keys/witness.key > cosigned"
            ),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        guard let key = arguments.value(of: "sign") else {
            throw UsageError("--sign is missing: whose word is it?", name)
        }
        if arguments.has("proof"), arguments.has("ledger") {
            throw UsageError("--proof and --ledger are two ways to show the same; give one of them", name)
        }
        let (statePath, checkpointPath) = (arguments.operands[0], arguments.operands[1])
        if statePath.isEmpty || statePath == "-" { throw UsageError("STATEFILE needs the name of a file", name) }
        if KeyPlace(of: statePath) == .amongFilesOfLedger {
            throw LogError(
                .cannotCreate, "\(statePath.escapedForDisplay) is among the files of a ledger",
                remedy: "choose a place that only you can write to")
        }
        let file = try InputFile(checkpointPath)
        do {
            let note = try file.document(as: CheckpointNote.init(text:))
            _ = try VerifierOptions.opened(note, by: try VerifierOptions.keys(arguments))
            let evidence = try GrowthEvidence(arguments)
            let signer = try signer(key, of: note.checkpoint, arguments)
            let cosigned = try WitnessState(path: statePath).advance(
                to: note.checkpoint, trustsFirstSight: arguments.has("trust-on-first-use")
            ) { last in
                try evidence.check(note.checkpoint, since: last)
            } sign: {
                var cosigned = note
                try cosigned.sign(with: [signer])
                return cosigned
            }
            try console.write(cosigned.text)
        } catch let error as UsageError {
            throw error
        } catch let error as ProofError {
            throw SigningError(underlying: ProofError("\(file.name): \(error.problem)"))
        } catch {
            throw SigningError(underlying: error)
        }
    }

    private static func signer(
        _ path: String, of checkpoint: Checkpoint, _ arguments: ParsedArguments
    ) throws -> CosignatureSigner {
        let key = try CheckpointSigningOptions.safeKey(path)
        if checkpoint.size == 0 { throw ProofError("it has no entries: there is nothing to be a witness of") }
        if ExactText(key.verifierKey.name) == ExactText(checkpoint.origin) {
            throw NoteError(
                "the key is the ledger's own; a witness is somebody else, with a key made by 'key generate --name'")
        }
        let timeSeconds = Int(SystemClock().now.milliseconds / 1000)
        return try Passphrase.opening(key, name: path.escapedForDisplay, arguments) { passphrase in
            try key.cosigner(passphrase: passphrase, timeSeconds: timeSeconds)
        }
    }
}
