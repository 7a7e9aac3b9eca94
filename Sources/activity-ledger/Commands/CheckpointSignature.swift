import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree
import Signatures

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Signatures of checkpoints with people's SSH keys, each in a file beside its checkpoint, as ssh-keygen has them.
enum CheckpointSignature {
    /// Keeps these signatures apart from those of entries, and from others.
    static let namespace = "activity-ledger-checkpoint"

    /// Where the signature of a file is.
    static func path(of file: String) -> String { file + ".sig" }

    /// Writes a file, and its signature before it: a checkpoint that is there is signed.
    static func write(_ text: String, to output: String, signedWith key: String) throws {
        let signatures: [SSHSignature]
        do throws(SSHKeygenError) {
            signatures = try SSHKeygen().sign([Array(text.utf8)], key: key, namespace: namespace)
        } catch {
            throw LogError(.unavailable, "the checkpoint could not be signed: \(error)", remedy: "nothing was written")
        }
        for signature in signatures { try OutputFile.write(Array(signature.armoured.utf8), to: path(of: output)) }
        try OutputFile.write(Array(text.utf8), to: output)
    }

    /// Who of the allowed signers has signed the checkpoint in a file; `nil` when there is no signature beside it.
    /// - Throws: ``ProofError`` when there is one that is none of theirs.
    static func signer(of text: String, inFile file: String, _ allowedSigners: AllowedSigners) throws -> String? {
        let path = path(of: file)
        guard access(path, F_OK) == 0 else { return nil }
        let armoured = try InputFile(path).text(limitBytes: 2 * SSHSignature.sizeLimitBytes)
        func refusal(_ reason: String) -> ProofError { ProofError("\(path.escapedForDisplay): \(reason)") }
        let signature: SSHSignature
        do throws(FormatError) {
            signature = try SSHSignature(armoured: armoured)
        } catch {
            throw refusal("not a signature of ssh-keygen: \(error)")
        }
        let now = SystemClock().now.milliseconds / 1000
        let principals = try principals(of: signature, allowedSigners, at: now)
        guard let first = principals.first else {
            throw refusal("the signature is not by an allowed signer, but by \(signature.publicKey.fingerprint)")
        }
        let check = SignatureCheck(allowedSigners: allowedSigners, namespace: namespace, keygen: SSHKeygen())
        let verdict = check.verdict(on: signature, over: Array(text.utf8), by: first, at: now)
        guard verdict.isGood else { throw refusal(verdict.description) }
        return first
    }

    /// Whose key it is: a line's first principal, or all of them where they are patterns.
    private static func principals(
        of signature: SSHSignature, _ allowedSigners: AllowedSigners, at moment: Int64
    ) throws -> [String] {
        if case .allowed(let signers) = allowedSigners.standing(
            of: signature.publicKey, in: signature.namespace, at: moment)
        {
            return signers.map(\.principals.text)
        }
        do throws(SSHKeygenError) {
            return try SSHKeygen().findPrincipals(of: signature, allowedSigners: allowedSigners.text, at: moment)
        } catch {
            throw LogError(.unavailable, "the signature could not be checked: \(error)")
        }
    }
}
