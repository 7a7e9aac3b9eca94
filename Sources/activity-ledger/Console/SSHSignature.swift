#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import CanonicalJSON
import EventLog
import MerkleTree

/// Signatures with people's SSH keys, by ssh-keygen: in files, agents and hardware.
enum SSHSignature {
    /// Keeps these signatures apart from those for other purposes.
    static let namespace = "activity-ledger-checkpoint"

    /// Where the signature of a file is.
    static func path(of file: String) -> String { file + ".sig" }

    /// Writes a file and its signature, both or none.
    static func write(_ text: String, to output: String, signedWith key: String) throws {
        // ssh-keygen signs a file of its own name, and asks at the terminal for what it needs.
        let temporary = "\(output).\(getpid()).signed"
        defer {
            unlink(temporary)
            unlink(path(of: temporary))
        }
        try OutputFile.write(Array(text.utf8), to: temporary)
        let (exitCode, _) = try ChildProgram.run(
            ["ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", namespace, operand(temporary)])
        let signature = exitCode == 0 ? try? InputFile(path(of: temporary)).text(limitBytes: limitBytes) : nil
        guard let signature else {
            throw LogError(
                .inputOutput, "ssh-keygen could not sign with \(key.escapedForDisplay), and nothing was written",
                remedy: "what it said above may tell why")
        }
        try OutputFile.write(Array(signature.utf8), to: path(of: output))
        try OutputFile.write(Array(text.utf8), to: output)
    }

    /// Who of the allowed signers has signed a text.
    /// - Throws: ``LogError``; ``ProofError`` when none of them has.
    static func signer(of text: String, in signature: String, allowedSigners: String) throws -> String {
        for file in [signature, allowedSigners] { _ = try InputFile(file) }
        let (_, principals) = try ChildProgram.run(
            ["ssh-keygen", "-Y", "find-principals", "-s", signature, "-f", allowedSigners], isQuiet: true)
        for principal in principals.split(separator: "\n").map(String.init) {
            let (exitCode, _) = try ChildProgram.run(
                [
                    "ssh-keygen", "-Y", "verify", "-f", allowedSigners, "-I", principal, "-n", namespace, "-s",
                    signature,
                ], input: Array(text.utf8), isQuiet: true)
            if exitCode == 0 { return principal }
        }
        throw ProofError(
            "\(signature.escapedForDisplay) is not the signature of an allowed signer on this checkpoint, says ssh-keygen"
        )
    }

    private static let limitBytes = 64 * 1024

    /// A name that is not taken for an option.
    private static func operand(_ path: String) -> String { path.hasPrefix("-") ? "./" + path : path }
}
