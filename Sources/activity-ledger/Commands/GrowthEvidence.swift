import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree

/// What shows a witness that a log has only grown.
enum GrowthEvidence {
    case proof(ConsistencyDocument, name: String)
    case ledger(Ledger)
    case none

    /// What the command line names.
    init(_ arguments: ParsedArguments) throws {
        if let path = arguments.value(of: "proof") {
            let file = try InputFile(path)
            self = .proof(try file.document(as: ConsistencyDocument.init(text:)), name: file.name)
        } else if arguments.has("ledger") {
            self = .ledger(try WitnessCommand.ledger(arguments))
        } else {
            self = .none
        }
    }

    /// Says what it means when a proof does not hold.
    private static func explainingFailure(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as ProofError {
            throw ProofError(
                "\(error.problem). Unless this is not the proof or the ledger that belongs to it, the log was rewritten:"
                    + " keep both checkpoints, they are the evidence, and tell others")
        }
    }

    /// Checks that the log of a checkpoint continues that of the last one, if there is one.
    func check(_ checkpoint: Checkpoint, since last: Checkpoint?) throws {
        do {
            switch self {
            case .proof(let document, let name):
                // At first sight there is nothing that it could start from.
                guard let last else { return }
                guard document.note.checkpoint == checkpoint else {
                    throw ProofError("the proof in \(name) leads to another checkpoint")
                }
                try Self.explainingFailure { try document.check(from: last) }
            case .ledger(let ledger):
                // Both are beginnings of the log, so one is the beginning of the other.
                for known in [last, checkpoint].compactMap({ $0 }) {
                    try Self.explainingFailure {
                        try ledger.log.consistencyProof(from: known.size).check(from: known)
                    }
                }
            case .none:
                guard let last else { return }
                throw ProofError(
                    "nothing shows it; ask for what 'prove --from \(last.size)' prints and name that with --proof, or"
                        + " name the ledger with --ledger")
            }
        } catch let error as ProofError {
            guard let last else { throw error }
            throw ProofError(
                "not shown to continue the \(last.size == 1 ? "1 entry" : "\(last.size) entries") that this witness has"
                    + " seen, root hash \(last.rootHash): \(error.problem)")
        }
    }
}
