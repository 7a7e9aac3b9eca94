import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree

/// Something went wrong before anything was signed.
struct SigningError: Error {
    /// What went wrong.
    var underlying: any Error
}

/// What the commands that sign have in common.
enum CheckpointSigningOptions {
    static let all = [
        Option(
            name: "sign", value: "KEYFILE",
            help: "sign the checkpoint with this key, made by 'key generate'; refused unless the log continues the last"
                + " checkpoint that the key signed"),
        Passphrase.fileOption,
    ]

    /// Makes a document and, if there is a key to do it with, signs the checkpoint in it.
    /// - Parameters:
    ///   - note: Where in the document its checkpoint is.
    ///   - make: Makes the document, of a log that continues the checkpoint signed last.
    static func signing<Document>(
        _ note: WritableKeyPath<Document, CheckpointNote>, _ arguments: ParsedArguments,
        _ make: (_ last: Checkpoint?) throws -> Document
    ) throws -> Document {
        guard let path = arguments.value(of: "sign") else { return try make(nil) }
        do {
            let signer = try Passphrase.signer(safeKey(path), name: path.escapedForDisplay, arguments)
            return try SigningKeyStore(path: path).signing { last in
                var document = try make(last)
                let checkpoint = document[keyPath: note].checkpoint
                let name = signer.verifierKey.name
                guard ExactText(name) == ExactText(checkpoint.origin) else {
                    throw NoteError(
                        "the key is that of \(name.quotedForDisplay), and the ledger is"
                            + " \(checkpoint.origin.quotedForDisplay); use the key of this ledger")
                }
                try document[keyPath: note].sign(with: [signer])
                return (document, checkpoint)
            }
        } catch {
            throw SigningError(underlying: error)
        }
    }

    /// The key in a file, unless anybody else could have taken it from there.
    static func safeKey(_ path: String) throws -> SigningKeyFile {
        let file = try InputFile(path)
        let key = try key(file)
        if !key.isEncrypted, file.isOpenToOthers {
            throw LogError(
                .permissionDenied, "\(file.name) is not encrypted, and other accounts may read it",
                remedy: "make it yours alone (chmod 600), or make another key if somebody may have read it")
        }
        return key
    }

    /// The key in a file.
    static func key(_ path: String) throws -> SigningKeyFile { try key(InputFile(path)) }

    private static func key(_ file: InputFile) throws -> SigningKeyFile {
        guard let key = SigningKeyFile(try file.secret(limitBytes: SigningKeyFile.limitBytes)) else {
            throw ValueError("\(file.name): not a key; 'key generate' makes one")
        }
        return key
    }
}
