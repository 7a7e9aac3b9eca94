/// OpenSSH's own program for keys and signatures, run as a person would run it.
///
/// Signs with whatever keys it can: in a file, with a passphrase it asks for at the terminal, in an agent, on a hardware
/// token. And checks what we do not check ourselves: certificates, and types of key we do not know.
public struct SSHKeygen: Sendable {
    /// The name of the program, or the way to it.
    public let program: String

    /// The program of that name on the PATH, or at that path.
    public init(program: String = "ssh-keygen") {
        self.program = program
    }
}
