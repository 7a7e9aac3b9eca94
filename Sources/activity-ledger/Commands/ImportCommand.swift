import ActivityLedger
import CanonicalJSON
import DelimitedText
import EventLog
import MerkleTree
import Reports

/// `import`: records the rows of a spreadsheet, each once.
enum ImportCommand: Command {
    static let name = "import"
    static let specification = CommandSpecification(
        name: name,
        summary: "record the rows of a spreadsheet saved as CSV, each once",
        discussion: [
            "FILE is delimited text as spreadsheets save it (RFC 4180): separated by semicolons, commas or tabs, in UTF-8 or"
                + " Windows-1252. Both are found out, unless the mapping says them. The first row has the names of the columns.",
            "The mapping is JSON. It says which type the activities are of, or which column says so, and for each member which"
                + " column or constant it is: {\"type\": \"MeetingHeld\", \"members\": {\"date\": {\"column\": \"Date\", \"format\":"
                + " \"dd/MM/yyyy\"}, \"mode\": {\"column\": \"Format\", \"values\": {\"visio\": \"online\"}}, \"country\": {\"constant\":"
                + " \"US\"}}, \"ignored\": [\"Remarks\"]}. Every column has to be named, in a rule or in \"ignored\". --suggest"
                + " writes a first mapping, from what stands in FILE.",
            "A rule may have \"values\", what cells stand for: upper and lower case are the same where that leaves no doubt, null"
                + " stands for nothing, and with \"otherwise\": \"keep\" other cells stand for themselves. For dates, \"format\", one or"
                + " an array of which the first that fits is taken, of yyyy, yy (20yy), MM, M, dd and d; or EDTF, as it is"
                + " without one: 2020, 2020-06, 2020-06-08. For lists, \"separator\". For texts, \"lineBreaks\", what takes their"
                + " place.",
            "Counts may be written 1 200, 40+ or ≈ 30. An empty cell is no member. A column can be several members, of which those"
                + " count that the row's type has. \"delimiter\" and \"encoding\" (utf-8, windows-1252) say what is not to be guessed.",
            "A row's id is made of what its mapped cells say, and of how many rows above said the same. So a file can be imported"
                + " again and again, in another order and with more rows: what is new is recorded, and nothing twice. Equal rows"
                + " are told apart only within a file. Map the same columns each time: with one more, rows are other rows. A row"
                + " recorded already whose mapping has changed otherwise is refused: correct the entry, or, to record such rows a"
                + " second time, give the mapping a \"scope\", any text.",
            "If a row is bad nothing is recorded, unless --skip-bad sets those apart. That file, once mended, is imported with the"
                + " same mapping. The same command can be run again, as after an interruption. The hash of FILE becomes the correlationid of the entries.",
        ],
        operands: [
            Operand(name: "FILE", help: "the spreadsheet, saved as CSV; - is standard input", occurrence: .once)
        ],
        options: [
            Option(name: "mapping", value: "FILE", help: "what becomes of the columns, as JSON"),
            Option(name: "suggest", value: nil, help: "print a first mapping for FILE; record nothing"),
            Option(
                name: "dry-run", value: nil,
                help: "show what would be recorded, row by row, and what is wrong; record and write nothing"),
            Option(
                name: "skip-bad", value: "FILE",
                help:
                    "record the good rows, and write the bad ones to this new file, with what is wrong in a last column"
            ),
        ] + WritingOptions.appending,
        examples: [
            (
                "a first mapping, to be looked over",
                "activity-ledger import --suggest visits.csv > visits.mapping.json"
            ),
            (
                "see what would be recorded",
                "activity-ledger import visits.csv --mapping visits.mapping.json --dry-run"
            ),
            (
                "record it, and what is wrong later",
                "activity-ledger import visits.csv --mapping visits.mapping.json --skip-bad bad-visits.csv"
            ),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        if arguments.has("suggest") { return try suggest(arguments, console) }
        guard let mappingPath = arguments.value(of: "mapping") else {
            throw UsageError("--mapping is missing: what becomes of the columns? --suggest writes a first one", name)
        }
        var options = try WritingOptions.appendOptions(arguments, command: name)
        let bar = ProgressBar()
        options.progress = bar.progress
        let recorder = WritingOptions.recorder(arguments)
        let ledger = try ledger(arguments)
        let file = try ImportFile(path: arguments.operands[0], mappingPath: mappingPath)
        options.correlationID = options.correlationID ?? file.correlationID
        if arguments.has("dry-run") {
            return try preview(file, arguments, console) { plan in
                try ledger.preview(plan, of: file.name, by: recorder, options: options)
            }
        }
        try WritingOptions.recording(console, input: file.name) {
            defer { bar.finish() }
            let plan = try file.plan()
            guard let path = arguments.value(of: "skip-bad") else {
                if let error = plan.error { throw error }
                return try ledger.append(plan, of: file.name, by: recorder, options: options)
            }
            return try BadRowsFile(path: path).setApart(plan) {
                try ledger.append(plan, of: file.name, by: recorder, options: options)
            }
        }
    }

    private static func preview(
        _ file: ImportFile, _ arguments: ParsedArguments, _ console: Console,
        _ preview: (ImportPlan) throws -> AppendPreview
    ) throws {
        do {
            let plan = try file.plan()
            try console.write(ImportReport(plan, try preview(plan), of: file.name).text)
            if plan.badRows.isEmpty || arguments.has("skip-bad") { return }
        } catch {
            throw RecordingError(underlying: error, input: file.name)
        }
        try console.flush()
        throw FailedVerification()
    }

    private static func suggest(_ arguments: ParsedArguments, _ console: Console) throws {
        for option in ["mapping", "dry-run", "skip-bad"] where arguments.has(option) {
            throw UsageError("--suggest only prints a mapping; it does not go with --\(option)", name)
        }
        let input = try InputFile(arguments.operands[0])
        let table = try ImportFile.table(try input.bytes(limitBytes: DelimitedTable.sizeLimitBytes), input.name, nil)
        let countries = CountryNames()
        let suggestion = MappingSuggestion(table) { countries.code($0) }
        try console.write(suggestion.text)
        say(suggestion.notes, console)
    }
}
