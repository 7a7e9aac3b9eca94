import ActivityLedger
import CanonicalJSON
import EventLog

/// A subcommand: a specification, and what it does.
protocol Command: Sendable {
    static var specification: CommandSpecification { get }
    static func run(_ arguments: ParsedArguments, _ console: Console) throws
}

extension Command {
    static var name: String { specification.name }

    /// The ledger that the command line means.
    static func ledger(_ arguments: ParsedArguments) -> Ledger {
        Ledger(directory: arguments.value(of: "ledger") ?? ProcessAccount.variable("ACTIVITY_LEDGER") ?? ".")
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

    static func format(_ choices: [String]) -> Option {
        Option(name: "format", value: "FORMAT", help: "\(choices.joined(separator: ", ")); text if not given")
    }
}
