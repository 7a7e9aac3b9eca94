import CanonicalJSON
import MerkleTree
import Reports
import Signatures

/// A checkpoint kept elsewhere, and what is known of its signatures.
struct KeptCheckpoint {
    let checkpoint: Checkpoint
    /// Who has signed it, for people.
    let notes: [String]

    /// Those that the command line names.
    /// - Throws: ``ProofError`` for one that should be signed and is not.
    static func all(
        _ arguments: ParsedArguments, _ allowedSigners: AllowedSigners?, command: String
    ) throws -> [KeptCheckpoint] {
        let paths = arguments.values(of: "checkpoint")
        let verifiers = try VerifierOptions.keys(arguments)
        if paths.isEmpty, !verifiers.isEmpty, !arguments.has(GivenAnchor.option.name) {
            throw UsageError("there is no signature to check: name a signed checkpoint with --checkpoint FILE", command)
        }
        return try paths.map { try KeptCheckpoint($0, verifiers, allowedSigners) }
    }

    private init(_ path: String, _ verifiers: [VerifierKey], _ allowedSigners: AllowedSigners?) throws {
        let file = try InputFile(path)
        let note = try file.document(as: CheckpointNote.init(text:))
        checkpoint = note.checkpoint
        do {
            let signatures = SignatureClause(try VerifierOptions.opened(note, by: verifiers))
            var clauses = note.isSigned ? [signatures.text] : []
            if let allowedSigners, path != "-" {
                let signer = try CheckpointSignature.signer(of: note.text, inFile: path, allowedSigners)
                // Not required: the list may be there for the entries alone.
                clauses.append(
                    signer.map { "is signed by \($0.escapedForDisplay) (SSH)" }
                        ?? "has no SSH signature beside it, in \(CheckpointSignature.path(of: file.name))")
            }
            notes = clauses.map { "the checkpoint in \(file.name) \($0)" }
        } catch let error as ProofError {
            throw ProofError("\(file.name): \(error.problem)")
        }
    }
}
