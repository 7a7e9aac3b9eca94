import ActivityLedger
import CanonicalJSON
import EventLog

/// A subcommand: a specification, and what it does.
protocol Command: Sendable {
    /// Its name, apart from the specification, so that finding one command does not make the specifications of others.
    static var name: String { get }
    static var specification: CommandSpecification { get }
    /// The specification of what stands behind the name, where operands say that only a part of the command is meant.
    static func specification(for operands: [String]) -> CommandSpecification
    static func run(_ arguments: ParsedArguments, _ console: Console) throws
}

extension Command {
    static func specification(for operands: [String]) -> CommandSpecification { specification }

    /// The ledger that the command line means.
    /// - Throws: ``UsageError`` for an empty name, which is a script's unset variable more often than this directory.
    static func ledger(_ arguments: ParsedArguments) throws(UsageError) -> Ledger {
        Ledger(directory: try ledgerDirectory(arguments))
    }

    /// The directory of that ledger.
    static func ledgerDirectory(_ arguments: ParsedArguments) throws(UsageError) -> String {
        let directory = LedgerDirectory.meant(by: arguments.value(of: "ledger"))
        if directory.isEmpty { throw UsageError("--ledger needs the name of a directory, such as .", name) }
        return directory
    }

    /// The moment that the command line asks for, if any.
    static func asOf(_ arguments: ParsedArguments) throws(ValueError) -> AsOf? {
        guard let text = arguments.value(of: "as-of") else { return nil }
        return try AsOf(text)
    }

    /// The language that the command line asks for; English, if none.
    static func language(_ arguments: ParsedArguments) throws(UsageError) -> Language {
        try arguments.choice(of: "language", Language.self, command: name) ?? .english
    }

    /// Says what the caller should know besides the result.
    static func say(_ notices: [String], _ console: Console) {
        for notice in notices { console.say("note: \(notice)") }
    }
}

extension Option {
    static let ledger = Option(
        name: "ledger", value: "DIR",
        help: "the ledger's directory, with events/ and snapshots/ in it; else ACTIVITY_LEDGER, else this directory")

    static let asOf = Option(
        name: "as-of", value: "SIZE|TIME",
        help: "the ledger as it stood when it had SIZE entries, or at the end of TIME: 2026-11, 2026-11-22 or"
            + " 2026-11-22T09:31:02Z, in UTC")

    static let language = Option(
        name: "language", value: "LANGUAGE",
        help:
            "what people read is written in: \(Language.allCases.map(\.rawValue).joined(separator: ", ")); en if not given",
        ownCandidates: .words(Language.allCases.map(\.rawValue)))

    static func format(_ choices: [String]) -> Option {
        Option(
            name: "format", value: "FORMAT", help: "\(choices.joined(separator: ", ")); text if not given",
            ownCandidates: .words(choices))
    }
}
