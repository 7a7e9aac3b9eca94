import ActivityLedger
import CanonicalJSON
import Reports

/// `statistics`: regenerates and prints the yearly statistics.
enum StatisticsCommand: Command {
    static let name = "statistics"
    static let specification = CommandSpecification(
        name: name,
        summary: "regenerate the yearly statistics and print them",
        discussion: [
            "Reads what is new since the snapshot in snapshots/yearly-statistics.jsonl, brings the snapshot up to date and"
                + " prints every year, or the years asked for. An activity counts in the year of its own date.",
            "Sources are not always exact, and neither are the figures: ≈ 30 is about thirty, 40+ is forty or more.",
            "In CSV, here and from other commands, a text that a spreadsheet would run as a formula has an apostrophe before"
                + " it. To have what was recorded, take one apostrophe off each cell that begins with one or several and goes on"
                + " with =, +, - or @.",
            "On a terminal, the text is fitted to its width, and has bars where there is room for them, and colours unless"
                + " the environment variable NO_COLOR is set.",
        ],
        operands: [Operand(name: "YEAR", help: "a year such as 2020", occurrence: .anyNumber)],
        options: [
            .format(StatisticsReport.Format.allCases.map(\.rawValue)),
            Option(name: "compare", value: nil, help: "put the year before, and the change, beside each figure"),
            .asOf,
            .language,
            Option(name: "rebuild", value: nil, help: "read the whole log, whatever the snapshot says"),
            .ledger,
        ],
        examples: [
            ("the figures of 2020", "activity-ledger statistics 2020"),
            ("for a spreadsheet", "activity-ledger statistics --format csv > statistics.csv"),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let format = try arguments.choice(of: "format", StatisticsReport.Format.self, command: name) ?? .text
        let language = try Self.language(arguments)
        let years = try arguments.operands.map { text throws(UsageError) in
            try Year.read(text, command: name)
        }
        let ledger = try Self.ledger(arguments)
        let moment = try asOf(arguments)
        // A comparison needs the years before, too.
        let needed = years.isEmpty ? nil : years + years.map { $0 - 1 }
        let bar = ProgressBar()
        defer { bar.finish() }
        let result =
            try moment.map { ledger.statistics(of: try ledger.view(asOf: $0)) }
            ?? ledger.statistics(of: needed, fromZero: arguments.has("rebuild"), progress: bar.progress)
        bar.finish()
        say(result.notices, console)
        for year in years where !result.statistics.years.contains(year) {
            console.say("note: no activity of \(year.fourDigits) is recorded")
        }
        let report = StatisticsReport(result, years: years, in: language)
        let isCompared = arguments.has("compare")
        if format == .text, let terminal = console.terminal {
            try console.write(report.shown(on: terminal.capabilities, isCompared: isCompared))
        } else {
            try console.write(isCompared ? report.compared(as: format) : report.written(as: format))
        }
    }
}

/// A year on the command line.
enum Year {
    static func read(_ text: String, command: String) throws(UsageError) -> Int {
        guard text.utf8.count == 4, let year = DecimalDigits.number(text) else {
            throw UsageError("\(text.quotedForDisplay) is not a year; expected four digits", command)
        }
        return year
    }
}
