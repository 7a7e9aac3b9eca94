import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree

/// `key generate` and `key public`: the key that checkpoints are signed with.
enum KeyCommand: Command {
    static let name = "key"
    static let specification = CommandSpecification(
        name: name,
        summary: "make the key that checkpoints are signed with, or print its public part",
        discussion: [
            "'key generate' makes an Ed25519 key and writes it to a new file, encrypted with a passphrase, for your"
                + " account alone to read (PKCS#8 PEM, scrypt and AES-256). It prints the verifier key, one line: publish it where"
                + " the readers of the ledger find and believe it. 'key public FILE' prints it again.",
            "Beside the key, a second file, FILE.last-checkpoint, holds the last checkpoint signed with it, so that no"
                + " checkpoint is signed that contradicts it. Keep both together, outside of the ledger, and in one place:"
                + " a copy of the key knows nothing of what the other one signs.",
        ],
        operands: [
            Operand(
                name: "ACTION", help: "generate, or public", occurrence: .once,
                ownCandidates: .words(Action.allCases.map(\.rawValue))),
            Operand(name: "FILE", help: "for public: the file of the key", occurrence: .atMostOnce),
        ],
        options: [
            Option(name: "output", value: "FILE", help: "for generate: where the key goes; never over a file"),
            Option(
                name: "name", value: "NAME",
                help: "for generate: whose key it is, such as the name of a witness; if not given, the ledger's, which"
                    + " a key that signs its checkpoints must have"),
            Passphrase.fileOption,
            Option(
                name: "cosignatures", value: nil,
                help: "print the verifier key of the cosignatures that 'witness' makes with the key"),
            Option(name: "no-passphrase", value: nil, help: "for generate: do not encrypt the key"),
            .ledger,
        ],
        examples: [
            (
                "make the key of the ledger in this directory",
                "activity-ledger key generate --output ~/keys/ledger.key > ledger.verifier"
            ),
            ("print its verifier key again", "activity-ledger key public ~/keys/ledger.key"),
        ])

    private enum Action: String, CaseIterable {
        case generate
        case `public`
    }

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let text = arguments.operands.first ?? ""
        switch Action(rawValue: text) {
        case .generate:
            if arguments.operands.count > 1 {
                throw UsageError("the file of a new key is named with --output", name)
            }
            try generate(arguments, console)
        case .public:
            guard arguments.operands.count == 2, let path = arguments.operands.last else {
                throw UsageError("FILE is missing: whose public part?", name)
            }
            try write(CheckpointSigningOptions.key(path), arguments, console)
        case nil:
            throw UsageError("ACTION is generate or public, not \(text.quotedForDisplay)", name)
        }
    }

    private static func generate(_ arguments: ParsedArguments, _ console: Console) throws {
        guard let output = arguments.value(of: "output"), !output.isEmpty else {
            throw UsageError("--output is missing: where should the key go?", name)
        }
        if arguments.has("no-passphrase"), arguments.has(Passphrase.fileOption.name) {
            throw UsageError("--no-passphrase and --passphrase-file exclude each other", name)
        }
        try console.checkOutput()
        let signer = try signerName(arguments)
        try check(KeyPlace(of: output), of: output, console)
        let passphrase = arguments.has("no-passphrase") ? nil : try Passphrase.new(arguments)
        let key = try SigningKeyFile(name: signer, .generate(), passphrase: passphrase)
        try SigningKeyStore(path: output).create(key)
        try write(key, arguments, console)
    }

    private static func write(_ key: SigningKeyFile, _ arguments: ParsedArguments, _ console: Console) throws {
        let verifierKey = arguments.has("cosignatures") ? key.verifierKey.ofCosignatures : key.verifierKey
        try console.write(verifierKey.text + "\n")
    }

    private static func signerName(_ arguments: ParsedArguments) throws -> String {
        let given = arguments.value(of: "name")
        let signer = try given ?? ledger(arguments).log.extent().origin
        guard VerifierKey.isValid(name: signer) else {
            throw ValueError(
                "\(signer.quotedForDisplay) cannot be the name of a key: it must not be empty, nor have spaces, plus signs"
                    + " or control characters")
        }
        return signer
    }

    /// Who can write to the ledger must not have its key as well, and copies of the ledger must not carry it around.
    private static func check(_ place: KeyPlace, of output: String, _ console: Console) throws {
        switch place {
        case .amongFilesOfLedger:
            throw LogError(
                .cannotCreate, "\(output.escapedForDisplay) is among the files of a ledger, which others read and copy",
                remedy: "choose a place outside of the ledger")
        case .inDirectoryOfLedger:
            say(
                [
                    "\(output) is in the directory of a ledger: whoever gets a copy of that gets the key, too; better move"
                        + " it elsewhere"
                ], console)
        case .elsewhere:
            break
        }
    }
}
