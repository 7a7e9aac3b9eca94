/// `--help`, made of specifications.
enum HelpText {
    static let programName = "activity-ledger"
    /// What the program is for.
    static let purpose =
        "Records the activities of an office in an append-only log that anyone can read and nobody can quietly"
        + " change, and makes the yearly statistics from it."
    private static let width = 80

    /// The program's help: what there is.
    static func program(_ commands: [CommandSpecification]) -> String {
        var text = "Usage: \(programName) COMMAND [OPERANDS] [OPTIONS]\n\n"
        text += paragraph(purpose)
        text += "\nCommands:\n" + list(commands.map { ($0.name, $0.summary) })
        text += "\nOptions:\n" + list([("-h, --help", "show this help"), ("--version", "show the version")])
        text += "\n" + paragraph("'\(programName) help COMMAND' tells more about a command.")
        text += "\nFurther help:\n" + list(HelpTopic.allCases.map { ("help \($0.rawValue)", $0.summary) })
        let codes = ExitCode.allCases.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: "; ")
        text += "\n" + paragraph("Exit codes: \(codes).")
        return text
    }

    /// A command's help.
    static func command(_ specification: CommandSpecification) -> String {
        var usage = "Usage: \(programName) \(specification.name)"
        for operand in specification.operands { usage += " " + operand.synopsis(operand.name) }
        var text = usage + " [OPTIONS]\n\n" + paragraph(specification.summary.sentence)
        for words in specification.discussion { text += "\n" + paragraph(words) }
        if !specification.operands.isEmpty {
            text += "\nOperands:\n" + list(specification.operands.map { ($0.name, $0.help) })
        }
        let options = specification.options.map { option in
            ("--\(option.name)" + (option.value.map { " " + option.synopsis($0) } ?? ""), option.fullHelp)
        }
        text += "\nOptions:\n" + list(options + [("-h, --help", "show this help")])
        if !specification.examples.isEmpty {
            text += "\nExamples:\n"
            for example in specification.examples {
                text += "  # \(example.purpose)\n  \(example.command)\n"
            }
        }
        return text
    }

    /// Labels and their explanations in two columns.
    static func list(_ rows: [(label: String, text: String)]) -> String {
        let longest = 26
        let column = min(longest, rows.map(\.label.count).max() ?? 0)
        return rows.map { row in
            let lines = wrapped(row.text, to: width - column - 4)
            let indentation = String(repeating: " ", count: column + 4)
            let isTooLong = row.label.count > column
            let label = "  " + row.label + String(repeating: " ", count: max(0, column - row.label.count)) + "  "
            let first = isTooLong ? "  \(row.label)\n\(indentation)" : label
            return first + lines.joined(separator: "\n" + indentation) + "\n"
        }.joined()
    }

    private static func paragraph(_ text: String) -> String {
        wrapped(text, to: width).joined(separator: "\n") + "\n"
    }

    /// Words in lines of at most `width` characters, but for words that are longer.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}

extension Option {
    /// What it does, and whether more than once.
    var fullHelp: String { help + (isRepeatable ? "; may be given several times" : "") }
}

extension String {
    /// A clause as a sentence.
    var sentence: String { prefix(1).uppercased() + dropFirst() + "." }
}
