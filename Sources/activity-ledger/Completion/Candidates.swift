/// What can stand in a place of a command line, as far as the program knows: what a shell offers there.
enum Candidates: Sendable, Equatable {
    /// Anything: a name of your own, a number, a text.
    case unknown
    /// A file's name, which the shell knows better.
    case files
    /// A directory's name, which the shell knows better.
    case directories
    /// One of these words.
    case words([String])
    /// A type of activity.
    case activityTypes
    /// A type of entries, an activity's or another.
    case entryTypes
    /// A country's code.
    case countries
    /// The program's commands, and the topics of its help.
    case helpTopics
    /// A year in which something of the ledger took place.
    case years
    /// A figure of the year that stands before it.
    case figures
    /// A value in the ledger of a member that the statistics group by, such as `event`.
    case recorded(member: String)
    /// Who recorded something in the ledger.
    case recorders
}

extension Candidates {
    /// What a placeholder in the help stands for. It means the same in every command.
    init(placeholder: String) {
        switch placeholder {
        case "DIR": self = .directories
        case "TYPE": self = .entryTypes
        case "CODE": self = .countries
        case "YEAR": self = .years
        case "FIGURE": self = .figures
        // Characters: our own placeholders.
        case "KEY", "SSHKEY", "CHECKPOINT", "ANCHOR", "OUTPUT": self = .files
        case _ where placeholder.utf8.contains("FILE".utf8): self = .files
        default: self = .unknown
        }
    }
}

extension Operand {
    /// What can stand there, as far as the program knows.
    var candidates: Candidates { ownCandidates ?? Candidates(placeholder: name) }
}

extension Option {
    /// What its value can be, as far as the program knows.
    var candidates: Candidates { ownCandidates ?? value.map(Candidates.init(placeholder:)) ?? .unknown }
}

/// Something that a shell can offer.
struct Candidate: Equatable {
    /// What would stand on the command line.
    var value: String
    /// What it is, for shells that show that; empty if there is nothing to say.
    var description = ""
}
