import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree

/// What all commands that record have in common.
enum WritingOptions {
    static let recorder = [
        Option(
            name: "recorded-by", value: "NAME",
            help: "who records; else ACTIVITY_LEDGER_RECORDER, else the account of the system",
            ownCandidates: .recorders),
        Option(name: "service", value: nil, help: "the recorder is a program, not a person"),
    ]

    static let appending =
        recorder + [
            Option(name: "correlation", value: "ID", help: "what the entries belong to, such as the hash of a file"),
            EntrySigningOption.option,
            Option(
                name: "expect-size", value: "SIZE",
                help: "record only if the ledger has exactly this many entries; exit 75 otherwise"),
            Option(
                name: "wait", value: "SECONDS", help: "how long to wait for another writer; 10 if not given"),
            .ledger,
        ]

    static func recorder(_ arguments: ParsedArguments) -> Recorder {
        let account = SystemAccount.name
        let identity =
            arguments.value(of: "recorded-by") ?? ProcessEnvironment.variable("ACTIVITY_LEDGER_RECORDER") ?? account
        return Recorder(
            identity: identity, kind: arguments.has("service") ? .serviceAccount : .user, account: account)
    }

    /// The id that the caller gives, if any.
    static func id(_ arguments: ParsedArguments) throws(ValueError) -> String? {
        let id = arguments.value(of: "id")
        if let id, let problem = ProposedEntry.problem(withID: id) { throw ValueError("--id: \(problem)") }
        return id
    }

    static func appendOptions(_ arguments: ParsedArguments, command: String) throws -> AppendOptions {
        var options = AppendOptions()
        options.correlationID = arguments.value(of: "correlation")
        if let id = options.correlationID, let problem = ProposedEntry.problem(withID: id) {
            throw ValueError("--correlation: \(problem)")
        }
        options.expectedSize = try arguments.number(
            of: "expect-size", in: 0...(Entry.sequenceLimit + 1), command: command)
        options.waitSeconds = try arguments.number(of: "wait", in: 0...86_400, command: command) ?? options.waitSeconds
        options.signer = try EntrySigningOption.signer(arguments)
        return options
    }

    /// Runs what leads to a receipt, and prints it.
    /// - Throws: ``RecordingError`` for everything that goes wrong before there is a receipt.
    static func recording(_ console: Console, input: String? = nil, _ body: () throws -> Receipt) throws {
        let receipt: Receipt
        do {
            try console.checkOutput()
            receipt = try body()
        } catch {
            throw RecordingError(underlying: error, input: input)
        }
        try print(receipt, console)
    }

    /// Prints a receipt. If that fails the entries are recorded all the same, and the caller must hear of it.
    private static func print(_ receipt: Receipt, _ console: Console) throws {
        for notice in receipt.notices { console.say("note: \(notice)") }
        do throws(OutputError) {
            try console.write(JSONValue.object(receipt.json).visibleLine + "\n")
            try console.flush()
        } catch {
            throw ReceiptError(cause: error, sequences: receipt.sequences)
        }
    }
}

extension Receipt {
    var json: JSONObject {
        JSONObject([
            "appended": .integer(appended),
            "duplicates": .integer(duplicates),
            "firstSequence": sequences.map { .integer($0.lowerBound) } ?? .null,
            "lastSequence": sequences.map { .integer($0.upperBound) } ?? .null,
            "rootHash": .string(checkpoint.rootHash.base64),
            "size": .integer(checkpoint.size),
        ])
    }
}
