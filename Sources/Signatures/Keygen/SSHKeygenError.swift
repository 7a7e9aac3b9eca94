import Programs

/// Why ssh-keygen did not do what was asked. Safe to show on a terminal.
public enum SSHKeygenError: Error, Equatable, Sendable {
    /// There is no such program.
    case programMissing(String)
    /// There is no key file.
    case keyMissing(String)
    /// The key file cannot be read.
    case keyUnreadable(String, reason: String)
    /// The passphrase was wrong, or nobody could be asked for it.
    case passphraseRefused(String)
    /// The file is of a public key only, and no agent or token has its private one.
    case privateKeyMissing(String)
    /// The agent or the hardware token refused.
    case agentRefused(reason: String)
    /// Anything else, with what the program said.
    case failed(reason: String)
    /// The system did not let us run it.
    case system(call: String, reason: String)
}

extension SSHKeygenError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .programMissing(let program):
            "\(program) is not there; please install OpenSSH's client programs (openssh-client)"
        case .keyMissing(let path):
            "\(path): there is no such key file; name the one whose public key the allowed signers list"
        case .keyUnreadable(let path, let reason):
            "\(path): the key file cannot be read: \(reason)"
        case .passphraseRefused(let path):
            "\(path): the passphrase was not right; try again, or add the key to an agent (ssh-add)"
        case .privateKeyMissing(let path):
            "\(path): only the public key is there; add the private one to an agent (ssh-add), or name its file"
        case .agentRefused(let reason):
            "the agent or the security key refused to sign: \(reason)"
        case .failed(let reason):
            "ssh-keygen: \(reason)"
        case .system(let call, let reason):
            "ssh-keygen could not be run: \(call): \(reason)"
        }
    }
}

extension SSHKeygenError {
    /// Does what needs the program, and says in our terms why it could not be run.
    static func translating<Result>(
        _ body: () throws(ProgramError) -> Result
    ) throws(SSHKeygenError) -> Result {
        do throws(ProgramError) {
            return try body()
        } catch {
            switch error {
            case .missing(let program): throw .programMissing(program)
            case .system(let call, let reason): throw .system(call: call, reason: reason)
            }
        }
    }
}
