import CanonicalJSON

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

    /// What a program said, for one line of a message: its lines joined, none raw, and no more than a few.
    static func displayed(_ diagnostics: String) -> String {
        let lines = diagnostics.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
            .filter { !$0.allSatisfy { $0 == "@" } }
            .map { String($0).escapedForDisplay }
        let text = lines.joined(separator: "; ")
        return text.isEmpty ? "it gave no reason" : String(text.unicodeScalars.prefix(500))
    }
}
