import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree

/// `anchor`: puts the checkpoint of the log where the keepers of the ledger cannot change it unnoticed.
enum AnchorCommand: Command {
    static let name = "anchor"
    static let specification = CommandSpecification(
        name: name,
        summary: "put the checkpoint of the log where it can be found later: a git tag, a file, a printed page",
        discussion: [
            "A checkpoint shows only what was changed since others have it. This makes what can be given to them; 'verify"
                + " --checkpoint' compares a ledger with it later.",
            "'anchor git' makes an annotated tag, at the commit that is checked out, whose message is the checkpoint. It"
                + " pushes nothing, and says how to: in the copies of other people, the tag is out of reach.",
            "'anchor file OUTPUT' writes the checkpoint into a file, for a colleague or a USB stick; or, when OUTPUT ends in"
                + " .svg, a picture to be printed: a QR code of its three lines, the lines themselves, and the root hash as"
                + " words.",
            "'anchor words' prints these words, proquints (arXiv:0901.4016), to be read aloud or typed. With --check, it"
                + " says whether the words are those of this log.",
        ],
        operands: [
            Operand(
                name: "ACTION", help: "git, file or words", occurrence: .once,
                ownCandidates: .words(Action.allCases.map(\.rawValue))),
            Operand(name: "OUTPUT", help: "for file: where it goes", occurrence: .atMostOnce),
        ],
        options: [
            Option(
                name: "repository", value: "DIR",
                help: "for git: a directory in the repository; if not given, the ledger's directory"),
            Option(name: "tag", value: "NAME", help: "for git: the tag's name; ledger-SIZE if not given"),
            Option(name: "check", value: "WORDS", help: "for words: those of a page or a telephone call"),
            Option(
                name: "size", value: "SIZE",
                help: "for words --check: how many entries the log had when the words were made, if not as many as now"),
        ] + CheckpointSigningOptions.all + [.ledger],
        examples: [
            ("tag the commit that is checked out", "activity-ledger anchor git"),
            ("for a colleague, signed", "activity-ledger anchor file ledger.checkpoint --sign ~/keys/ledger.key"),
            ("for the printer", "activity-ledger anchor file ledger.svg"),
            (
                "are these the words of the log when it had 7 entries?",
                "activity-ledger anchor words --size 7 --check \"$(cat words.txt)\""
            ),
        ])

    private enum Action: String, CaseIterable {
        case git
        case file
        case words

        /// The options that are not for every action.
        // Characters: our own names of options.
        var options: Set<String> {
            switch self {
            case .git: ["repository", "tag", "sign"]
            case .file: ["sign"]
            case .words: ["check", "size"]
            }
        }
    }

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let text = arguments.operands.first ?? ""
        guard let action = Action(rawValue: text) else {
            throw UsageError("ACTION is git, file or words, not \(text.quotedForDisplay)", name)
        }
        let others = Action.allCases.reduce(Set()) { $0.union($1.options) }.subtracting(action.options)
        if let other = others.sorted().first(where: arguments.has) {
            throw UsageError("--\(other) is not for '\(name) \(action.rawValue)'", name)
        }
        if action != .file, arguments.operands.count > 1 {
            throw UsageError("'\(name) \(action.rawValue)' takes no further word", name)
        }
        switch action {
        case .git: try tag(arguments, console)
        case .file: try writeFile(arguments)
        case .words: try words(arguments, console)
        }
    }

    /// The checkpoint of the log, signed if wanted.
    static func note(_ arguments: ParsedArguments) throws -> CheckpointNote {
        let log = try ledger(arguments).log
        return try CheckpointSigningOptions.signing(\.self, arguments) { last in
            CheckpointNote(checkpoint: try log.currentCheckpoint(continuing: last))
        }
    }
}
