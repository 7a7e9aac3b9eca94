/// What a command takes and does: the one source of its parsing and its `--help`.
struct CommandSpecification {
    /// Its name on the command line.
    var name: String
    /// What it does, in a clause without a full stop, for lists.
    var summary: String
    /// What else a user has to know: paragraphs.
    var discussion: [String] = []
    /// What stands without an option, in order.
    var operands: [Operand] = []
    /// Its options; `--help` is everybody's.
    var options: [Option] = []
    /// Command lines that work, with what they are for.
    var examples: [(purpose: String, command: String)] = []
}

/// Something that stands on the command line without an option name.
struct Operand {
    /// How often it stands there.
    enum Occurrence {
        case once
        case atMostOnce
        case anyNumber
    }

    var name: String
    var help: String
    var occurrence: Occurrence
    /// What can stand there, where the name does not say it.
    var ownCandidates: Candidates?

    /// Its name, in the style of the text it stands in, with how often it stands there.
    func synopsis(_ name: String) -> String {
        switch occurrence {
        case .once: name
        case .atMostOnce: "[\(name)]"
        case .anyNumber: "[\(name)...]"
        }
    }
}

/// Something that stands on the command line behind two dashes.
struct Option {
    /// Its name without the dashes.
    var name: String
    /// What its value is called; `nil` for one that takes none.
    var value: String?
    /// What it does: a clause without a full stop.
    var help: String
    /// Whether it may be given more than once.
    var isRepeatable = false
    /// What its value can be, where what it is called does not say it.
    var ownCandidates: Candidates?
    /// For an option that can do without its value: whether the word behind it is the value, or stands for itself.
    var takesNext: (@Sendable (String) -> Bool)?

    /// Its value, in the style of the text it stands in, in brackets if the option can do without.
    func synopsis(_ value: String) -> String { takesNext == nil ? value : "[\(value)]" }
}
