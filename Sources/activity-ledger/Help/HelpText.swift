import CanonicalJSON

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
                text += "  # \(example.purpose)\n" + lines(ofCommand: example.command).map { "  \($0)\n" }.joined()
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

    /// A command as lines that a terminal shows whole and a shell takes for one: broken by a backslash, before options and
    /// the signs between commands where that will do.
    static func lines(ofCommand command: String) -> [String] {
        // A manual page has them 11 columns from the left.
        let width = 67
        let (indentation, lineEnd) = ("    ", " \\")
        return command.unicodeScalars.split(separator: "\n").flatMap { line in
            var lines = [""]
            func add(_ part: String) {
                let last = lines[lines.count - 1]
                if last.isEmpty {
                    lines[lines.count - 1] = part
                } else if last.utf8.count + 1 + part.utf8.count + lineEnd.utf8.count <= width {
                    lines[lines.count - 1] = "\(last) \(part)"
                } else {
                    lines[lines.count - 1] = last + lineEnd
                    lines.append(indentation + part)
                }
            }
            for part in parts(of: shellWords(line)) {
                let text = part.joined(separator: " ")
                let fits = indentation.utf8.count + text.utf8.count + lineEnd.utf8.count <= width
                for text in fits ? [text] : part { add(text) }
            }
            return lines
        }
    }

    /// Words in parts that are better left together: an option with its value, a sign with what follows.
    private static func parts(of words: [String]) -> [[String]] {
        var parts: [[String]] = [[]]
        for word in words {
            if word.begins(with: "-") && word != "-" || ["|", ">", "<"].contains(word) { parts.append([]) }
            parts[parts.count - 1].append(word)
        }
        return parts.filter { !$0.isEmpty }
    }

    /// The words of a command line, with their quotes, and with the spaces before the first one.
    private static func shellWords(_ scalars: Substring.UnicodeScalarView) -> [String] {
        let start = scalars.prefix { scalar in scalar == " " }
        var quote: Unicode.Scalar?
        let words = scalars.dropFirst(start.count).split { scalar in
            if scalar == quote {
                quote = nil
            } else if quote == nil, scalar == "'" || scalar == "\"" {
                quote = scalar
            }
            return scalar == " " && quote == nil
        }
        return words.enumerated().map { ($0 == 0 ? String(start) : "") + String($1) }
    }

    /// Words in lines of at most `width` characters, but for words that are longer.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        for word in text.unicodeScalars.split(separator: " ").map(String.init) {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(word)
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
