/// OpenSSH's own program for keys and signatures, run as a person would run it.
///
/// Signs with whatever keys it can: in a file, with a passphrase it asks for at the terminal, in an agent, on a hardware
/// token. And checks what we do not check ourselves: certificates, and types of key we do not know.
///
/// It is the one that the user's PATH finds, with the user's own environment: an agent (`SSH_AUTH_SOCK`), a way to ask
/// (`SSH_ASKPASS`), a driver of tokens (`SSH_SK_PROVIDER`). It reads no configuration, and nothing in a ledger, a signature or a
/// list of allowed signers makes it run another program.
public struct SSHKeygen: Sendable {
    /// The name of the program, or the way to it.
    public let program: String

    /// The program of that name on the PATH, or at that path.
    public init(program: String = "ssh-keygen") {
        self.program = program
    }
}
