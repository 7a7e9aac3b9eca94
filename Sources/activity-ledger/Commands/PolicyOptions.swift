import ActivityLedger

/// The options that say what a policy asks for.
enum PolicyOptions {
    static let all = [
        Option(
            name: "entries-signed", value: "yes|no",
            help: "whether every entry from the next one on must be signed by its recorder",
            ownCandidates: .words(Answer.allCases.map(\.rawValue))),
        Option(
            name: "countersigned", value: "TYPE",
            help: "entries of this type need a second person, who countersigns them; none for no type at all",
            isRepeatable: true),
    ]

    /// Whether something of a policy is given.
    static func areGiven(_ arguments: ParsedArguments) -> Bool { all.contains { arguments.has($0.name) } }

    /// The policy that a new ledger begins with, if one is given.
    static func policy(_ arguments: ParsedArguments, command: String) throws -> Policy? {
        guard areGiven(arguments) else { return nil }
        var policy = Policy.none
        try change(&policy, arguments, command: command)
        return policy
    }

    /// Changes what is given, and leaves the rest.
    static func change(_ policy: inout Policy, _ arguments: ParsedArguments, command: String) throws {
        var (signed, types) = (policy.entriesSigned, policy.countersigned)
        if let answer = try arguments.choice(of: "entries-signed", Answer.self, command: command) {
            signed = answer == .yes
        }
        if arguments.has("countersigned") {
            let names = arguments.values(of: "countersigned")
            types = try names == ["none"] ? [] : names.map { name throws(ValueError) in try type(name) }
        }
        policy = Policy(entriesSigned: signed, countersigned: types)
    }

    private enum Answer: String, CaseIterable {
        case yes
        case no
    }

    /// A type of entries, also in kebab case.
    private static func type(_ name: String) throws(ValueError) -> String {
        if let type = Policy.countersignableTypes.first(where: { $0.inKebabCase == name }) { return type }
        do throws(ValueError) {
            try Policy.check(name)
        } catch {
            throw ValueError("--countersigned: \(error.problem)")
        }
        return name
    }
}
