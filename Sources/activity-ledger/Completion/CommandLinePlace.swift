import CanonicalJSON

/// A place on an unfinished command line: what stands before it, and what can stand there.
///
/// Read leniently: who is still typing makes mistakes, which are told when the command is run.
struct CommandLinePlace {
    /// What can stand in the place.
    enum Expected: Equatable {
        /// A command's name.
        case command
        /// A value, an option's or an operand.
        case value(Candidates)
        /// The name of an option, one of the command's that are not given yet.
        case option
    }

    /// The command, if its name stands there already.
    private(set) var command: (any Command.Type)?
    /// Its operands so far.
    private(set) var operands: [String] = []
    /// Its options so far, in their order, with their values.
    private(set) var options: [(name: String, value: String)] = []
    /// What is expected; several things, if several are possible.
    private(set) var expected: [Expected] = []
    /// The word in the place, as far as it is written.
    private(set) var word: String
    /// What stands before the part of the word that is to be completed: `--mode=`, or nothing.
    private(set) var prefix = ""

    /// The place at the end of some words, of which the last is the one that is being written.
    /// - Parameter words: Without the name of the program.
    init(_ words: [String]) {
        word = words.last ?? ""
        guard words.count > 1 else {
            expected = word.begins(with: "-") ? [.option] : [.command]
            return
        }
        command = ActivityLedgerCommand.commands.first { $0.name == words[0] }
        if command != nil { read(words[1..<(words.count - 1)]) }
    }

    /// The options that the command has, given what stands there.
    var knownOptions: [Option] {
        guard let command else { return [] }
        return command.specification(for: operands).options
    }

    /// The value that an option has so far.
    func value(of option: String) -> String? { options.last { $0.name == option }?.value }

    /// Goes through the words before the last one.
    private mutating func read(_ words: ArraySlice<String>) {
        var rest = words
        var optionsHaveEnded = false
        while let next = rest.popFirst() {
            if optionsHaveEnded || next == "-" || !next.begins(with: "-") {
                operands.append(next)
            } else if next == "--" {
                optionsHaveEnded = true
            } else if next.begins(with: "--") {
                let (name, ownValue) = ParsedArguments.nameAndValue(next)
                let known = option(named: name)
                if ownValue != nil || known?.value == nil {
                    options.append((known?.name ?? name, ownValue ?? ""))
                } else if let value = rest.first, known?.takesNext?(value) ?? true {
                    options.append((known?.name ?? name, value))
                    rest.removeFirst()
                } else if rest.isEmpty, let option = known {
                    expectValue(of: option)
                    return
                }
            }
        }
        expectNext(optionsHaveEnded: optionsHaveEnded)
    }

    private mutating func expectValue(of option: Option) {
        options.append((option.name, word))
        expected = [.value(option.candidates)]
        // What can do without a value may be followed by anything else.
        if option.takesNext != nil { expectNext(optionsHaveEnded: false) }
    }

    private mutating func expectNext(optionsHaveEnded: Bool) {
        guard let command else { return }
        if !optionsHaveEnded, word.begins(with: "-"), word != "-" {
            let (name, ownValue) = ParsedArguments.nameAndValue(word)
            guard let ownValue else {
                expected.append(.option)
                return
            }
            prefix = name + "="
            word = ownValue
            if let option = option(named: name), option.value != nil {
                expected.append(.value(option.candidates))
            }
            return
        }
        let known = command.specification.operands
        let isOpenEnded = known.last?.occurrence == .anyNumber
        if operands.count < known.count || isOpenEnded, let last = known.last {
            let operand = operands.count < known.count ? known[operands.count] : last
            expected.append(.value(operand.candidates))
        } else if !optionsHaveEnded {
            expected.append(.option)
        }
    }

    /// The option of a name with its dashes.
    private func option(named name: String) -> Option? { knownOptions.first { "--" + $0.name == name } }
}
