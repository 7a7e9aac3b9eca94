import EventLog
import Signatures

/// Signs entries with a recorder's SSH key, by OpenSSH's own program: keys in files, in agents and on tokens all serve.
///
/// A signature is an SSHSIG (OpenSSH's PROTOCOL.sshsig) in base64, without the armour, whose lines an entry's text cannot
/// have.
public struct SSHEntrySigner: EntrySigner {
    /// What signatures of entries are for. One made for something else is none of an entry.
    public static let namespace = "activity-ledger"

    private let keyPath: String
    private let keygen: SSHKeygen

    /// A signer with a key.
    /// - Parameter keyPath: The file of the private key, or of the public one whose private key an agent or a token has.
    public init(keyPath: String, keygen: SSHKeygen = SSHKeygen()) {
        self.keyPath = keyPath
        self.keygen = keygen
    }

    /// Signs the entries of a batch in one run, so that a passphrase is asked for once.
    public func signatures(of messages: [[UInt8]]) throws(LogError) -> [String] {
        guard messages.count <= SSHKeygen.messageLimit else {
            throw LogError(
                .invalidEntry,
                "\(messages.count) entries cannot be signed at a time, only \(SSHKeygen.messageLimit)",
                remedy: "append the batch in parts")
        }
        do throws(SSHKeygenError) {
            return try keygen.sign(messages, key: keyPath, namespace: Self.namespace).map(\.base64)
        } catch {
            throw LogError(.unavailable, "the entries could not be signed: \(error)")
        }
    }
}
