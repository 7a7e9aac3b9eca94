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
            expected = word.hasPrefix("-") ? [.option] : [.command]
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
            if optionsHaveEnded || next == "-" || !next.hasPrefix("-") {
                operands.append(next)
            } else if next == "--" {
                optionsHaveEnded = true
            } else if next.hasPrefix("--") {
                let parts = next.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let name = String(parts[0])
                let takesValue = option(named: name)?.value != nil
                if parts.count == 2 || !takesValue {
                    options.append((name, parts.count == 2 ? String(parts[1]) : ""))
                } else if let value = rest.first, option(named: name)?.takesNext?(value) ?? true {
                    options.append((name, value))
                    rest.removeFirst()
                } else if rest.isEmpty, let option = option(named: name) {
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
        if !optionsHaveEnded, word.hasPrefix("-"), word != "-" {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                expected.append(.option)
                return
            }
            prefix = parts[0] + "="
            word = String(parts[1])
            if let option = option(named: String(parts[0].dropFirst(2))), option.value != nil {
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

    private func option(named name: String) -> Option? { knownOptions.first { $0.name == name } }
}
