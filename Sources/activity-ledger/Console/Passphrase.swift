import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree

/// Where passphrases come from: a file for scripts, or the person at the terminal.
enum Passphrase {
    static let fileOption = Option(
        name: "passphrase-file", value: "FILE",
        help: "a file with the passphrase of the key, for scripts; else ACTIVITY_LEDGER_PASSPHRASE_FILE, else you are"
            + " asked for it")
    private static let attemptLimit = 3

    /// A passphrase for a new key; asked for twice.
    static func new(_ arguments: ParsedArguments) throws -> SecretBytes {
        let passphrase: SecretBytes
        if let path = file(arguments) {
            passphrase = try read(path)
        } else {
            let prompt = try prompt()
            passphrase = try prompt.ask("Passphrase for the new key: ")
            if !passphrase.isEmpty, try !prompt.ask("The same again: ").isEqual(to: passphrase) {
                throw ValueError("the two passphrases differ")
            }
        }
        if passphrase.isEmpty {
            throw ValueError("the passphrase is empty; a key that needs none is made with --no-passphrase")
        }
        return passphrase
    }

    /// The signer of a key, whose passphrase is asked for when it has one.
    /// - Parameter name: What messages call the key.
    static func signer(_ key: SigningKeyFile, name: String, _ arguments: ParsedArguments) throws -> Ed25519Signer {
        try opening(key, name: name, arguments) { try key.signer(passphrase: $0) }
    }

    /// What `open` makes of a key, whose passphrase is asked for when it has one.
    static func opening<Opened>(
        _ key: SigningKeyFile, name: String, _ arguments: ParsedArguments, _ open: (SecretBytes?) throws -> Opened
    ) throws -> Opened {
        do {
            guard key.isEncrypted else { return try open(nil) }
            if let path = file(arguments) { return try open(read(path)) }
            let prompt = try prompt()
            for _ in 1..<attemptLimit {
                do {
                    return try open(prompt.ask("Passphrase of \(name): "))
                } catch PrivateKeyError.wrongPassphrase {
                    continue
                }
            }
            return try open(prompt.ask("Passphrase of \(name), for the last time: "))
        } catch let error as PrivateKeyError {
            throw ValueError("\(name): \(error.problem)")
        } catch let error as NoteError {
            throw ValueError("\(name): \(error.problem)")
        }
    }

    private static func file(_ arguments: ParsedArguments) -> String? {
        arguments.value(of: fileOption.name) ?? ProcessEnvironment.variable("ACTIVITY_LEDGER_PASSPHRASE_FILE")
    }

    /// The first line of a file, whichever way its end is written.
    private static func read(_ path: String) throws -> SecretBytes {
        let file = try InputFile(path)
        let passphrase = try file.secret(limitBytes: PassphrasePrompt.limitBytes)
        let end = passphrase.withBytes { bytes in
            bytes.firstIndex(of: UInt8(ascii: "\n")).map { end in
                bytes[..<end].last == UInt8(ascii: "\r") ? end - 1 : end
            }
        }
        if let end { passphrase.cut(to: end) }
        return passphrase
    }

    private static func prompt() throws(LogError) -> PassphrasePrompt {
        guard let prompt = PassphrasePrompt() else {
            throw LogError(
                .notFound, "there is no terminal to ask for the passphrase on",
                remedy: "name a file that holds it with --passphrase-file")
        }
        return prompt
    }
}

extension PrivateKeyError {
    /// What is wrong, in one clause.
    var problem: String {
        switch self {
        case .unavailable: "this system cannot sign: OpenSSL 3's libcrypto.so.3 (libssl3) is missing"
        case .malformed: "it holds no private key in PEM"
        case .wrongPassphrase: "this is not its passphrase"
        case .otherKind: "its key is not one of Ed25519"
        }
    }
}
