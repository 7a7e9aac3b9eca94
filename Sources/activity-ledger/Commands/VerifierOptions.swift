import ActivityLedger
import CanonicalJSON
import MerkleTree
import Reports

/// Whose signatures the command line believes.
enum VerifierOptions {
    static let verifier = Option(
        name: "verifier", value: "KEY",
        help: "a verifier key, as 'key public' prints it, or a file with such keys, a line each; one of them must have"
            + " signed the checkpoint", isRepeatable: true)

    private static let limitBytes = 256 * 1024

    /// The keys given.
    static func keys(_ arguments: ParsedArguments) throws -> [VerifierKey] {
        try arguments.values(of: verifier.name).flatMap { text in
            try VerifierKey(text: text).map { [$0] } ?? keys(inFile: text)
        }
    }

    private static func keys(inFile path: String) throws -> [VerifierKey] {
        let file = try InputFile(path)
        let lines = try file.text(limitBytes: limitBytes).utf8.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        ).map { String(Substring($0)) }
        let keys = try lines.enumerated().filter { !$0.element.isEmpty }.map { index, line in
            guard let key = VerifierKey(text: line) else {
                throw ValueError(
                    "\(file.name), line \(index + 1): expected a verifier key of Ed25519, name+keyid+base64")
            }
            return key
        }
        if keys.isEmpty { throw ValueError("\(file.name): no verifier key is in it") }
        return keys
    }

    /// Checks who has signed a checkpoint.
    /// - Throws: ``ProofError`` when a signature is false, or keys were given and none of them has signed.
    static func opened(_ note: CheckpointNote, by verifiers: [VerifierKey]) throws(ProofError) -> OpenedNote {
        let opened: OpenedNote
        do throws(NoteError) {
            opened = try note.opened(by: verifiers)
        } catch {
            throw ProofError(error.problem)
        }
        guard opened.verified.isEmpty, !verifiers.isEmpty else { return opened }
        let signers = opened.unverified.prefix(3).map(\.name.quotedForDisplay).joined(separator: ", ")
        throw ProofError(
            "the checkpoint is not signed by "
                + (verifiers.count == 1 ? "the key given" : "any of the keys given")
                + (signers.isEmpty ? ": it carries no signature" : ", but by others, who say they are \(signers)"))
    }
}
