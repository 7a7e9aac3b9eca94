import ActivityLedger
import CanonicalJSON
import Reports

/// Says what can stand at a place of an unfinished command line.
struct Completer {
    /// What a shell is to offer.
    enum Offer: Equatable {
        /// These.
        case candidates([Candidate])
        /// Names of files.
        case files
        /// Names of directories.
        case directories
    }

    private let place: CommandLinePlace

    /// - Parameter words: Without the name of the program; the last is the one that is being written.
    init(_ words: [String]) {
        place = CommandLinePlace(words)
    }

    /// What to offer.
    var offer: Offer {
        if place.expected.contains(.value(.files)) { return .files }
        if place.expected.contains(.value(.directories)) { return .directories }
        let fitting = place.expected.flatMap(candidates).filter { candidate in
            // What does not look as it is written would be somebody else's choice.
            candidate.value.utf8.starts(with: place.word.utf8) && candidate.value.escapedForDisplay == candidate.value
        }
        return .candidates(fitting.map { Candidate(value: place.prefix + $0.value, description: $0.description) })
    }

    private func candidates(_ expected: CommandLinePlace.Expected) -> [Candidate] {
        switch expected {
        case .command: commands
        case .option where place.command == nil:
            [
                Candidate(value: "--help", description: "show help"),
                Candidate(value: "--version", description: "show the version"),
            ]
        case .option: options
        case .value(let candidates): values(candidates)
        }
    }

    private var commands: [Candidate] {
        ActivityLedgerCommand.commands.map { Candidate(value: $0.name, description: $0.specification.summary) }
    }

    /// The options that can still be given.
    private var options: [Candidate] {
        let given = Set(place.options.map(\.name))
        return place.knownOptions.filter { $0.isRepeatable || !given.contains($0.name) }
            .map { Candidate(value: "--" + $0.name, description: $0.help) }
            + [Candidate(value: "--help", description: "show help")]
    }

    private func values(_ candidates: Candidates) -> [Candidate] {
        switch candidates {
        case .unknown, .files, .directories: []
        case .words(let words): words.map { Candidate(value: $0) }
        case .activityTypes: types(ActivityType.all.map(\.name))
        case .entryTypes: types(EntryTypes.all)
        case .countries:
            CountryCode.assigned.map { code in
                Candidate(value: code, description: Language.english.country(code))
            }
        case .helpTopics:
            commands + HelpTopic.allCases.map { Candidate(value: $0.rawValue, description: $0.summary) }
        case .years, .figures, .recorded, .recorders:
            LedgerCandidates(of: place).values(candidates)
        }
    }

    /// Types in the form that the word begins with: `MeetingHeld`, or `meeting-held`.
    private func types(_ names: [String]) -> [Candidate] {
        let isInKebabCase = place.word.unicodeScalars.first?.properties.isLowercase ?? false
        return names.map { name in
            Candidate(
                value: isInKebabCase ? name.inKebabCase : name, description: ActivityType.named(name)?.summary ?? "")
        }
    }
}
