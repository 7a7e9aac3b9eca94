import ActivityLedger
import CanonicalJSON

/// A command line, taken apart by a specification.
struct ParsedArguments {
    /// What stood without an option name.
    private(set) var operands: [String] = []
    /// The options in the order of their first appearance, with their values; a flag's is empty.
    private(set) var options: [(name: String, values: [String])] = []
    /// Whether help was asked for. Then nothing else was checked.
    private(set) var wantsHelp = false

    /// Takes a command line apart. Options and operands may be mixed; `--` ends the options.
    init(_ words: [String], for specification: CommandSpecification) throws(UsageError) {
        wantsHelp = words.prefix { word in word != "--" }.contains { word in word == "-h" || word == "--help" }
        var rest = words[...]
        var optionsHaveEnded = false
        while let word = rest.popFirst() {
            if optionsHaveEnded || word == "-" || !word.begins(with: "-") {
                operands.append(word)
            } else if word == "--" {
                optionsHaveEnded = true
            } else if word != "-h", word != "--help" {
                do throws(UsageError) {
                    try takeOption(word, &rest, specification)
                } catch {
                    if wantsHelp { continue }
                    throw error
                }
            }
        }
        if !wantsHelp { try checkOperands(specification) }
    }

    /// The value of an option, the last one if there are several.
    func value(of option: String) -> String? { values(of: option).last }

    /// All values of an option.
    func values(of option: String) -> [String] { options.first { $0.name == option }?.values ?? [] }

    /// Whether an option was given.
    func has(_ option: String) -> Bool { options.contains { $0.name == option } }

    /// An option's word in its two parts, `--name` and what stands behind the first `=`, if one does.
    static func nameAndValue(_ word: String) -> (name: String, value: String?) {
        let parts = word.unicodeScalars.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), parts.count == 2 ? String(parts[1]) : nil)
    }

    private mutating func takeOption(
        _ word: String, _ rest: inout ArraySlice<String>, _ specification: CommandSpecification
    ) throws(UsageError) {
        let (name, ownValue) = Self.nameAndValue(word)
        guard let option = specification.options.first(where: { "--" + $0.name == name }) else {
            let known = specification.options.map { "--" + $0.name } + ["--help"]
            let meant = NearestName.of(name, among: known).map { "; did you mean \($0)?" } ?? ""
            throw UsageError("unknown option \(name.quotedForDisplay)\(meant)", specification.name)
        }
        var value = ""
        if let placeholder = option.value {
            if let ownValue {
                value = ownValue
            } else if let next = rest.first, !next.begins(with: "--"), option.takesNext?(next) ?? true {
                value = next
                rest.removeFirst()
            } else if option.takesNext == nil {
                throw UsageError(
                    "--\(option.name) needs a value: --\(option.name)=\(placeholder)", specification.name)
            }
        } else if ownValue != nil {
            throw UsageError("--\(option.name) takes no value", specification.name)
        }
        if let index = options.firstIndex(where: { $0.name == option.name }) {
            guard option.isRepeatable else {
                throw UsageError("--\(option.name) is given twice", specification.name)
            }
            options[index].values.append(value)
        } else {
            options.append((option.name, [value]))
        }
    }

    private func checkOperands(_ specification: CommandSpecification) throws(UsageError) {
        let required = specification.operands.filter { $0.occurrence == .once }
        if operands.count < required.count {
            throw UsageError("\(required[operands.count].name) is missing", specification.name)
        }
        let isOpenEnded = specification.operands.contains { $0.occurrence == .anyNumber }
        if !isOpenEnded, operands.count > specification.operands.count {
            let extra = operands[specification.operands.count]
            throw UsageError("\(extra.quotedForDisplay) is one word too many", specification.name)
        }
    }
}

extension ParsedArguments {
    /// A whole number in a range, when the option was given.
    func number(of option: String, in range: ClosedRange<Int>, command: String) throws(UsageError) -> Int? {
        guard let text = value(of: option) else { return nil }
        guard let number = DecimalDigits.number(text), range.contains(number) else {
            throw UsageError(
                "--\(option) takes a whole number from \(range.lowerBound) to \(range.upperBound), not "
                    + text.quotedForDisplay, command)
        }
        return number
    }

    /// One of a few words, when the option was given.
    func choice<Choice: CaseIterable & RawRepresentable<String>>(
        of option: String, _ type: Choice.Type, command: String
    ) throws(UsageError) -> Choice? {
        guard let text = value(of: option) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let words = Choice.allCases.map(\.rawValue)
            let meant = NearestName.of(text, among: words).map { "; did you mean \"\($0)\"?" } ?? ""
            throw UsageError(
                "--\(option) takes one of \(words.joined(separator: ", ")), not \(text.quotedForDisplay)\(meant)",
                command)
        }
        return choice
    }
}
