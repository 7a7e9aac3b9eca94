import ActivityLedger
import CanonicalJSON
import EventLog

/// `append`: records a batch from JSON Lines.
enum AppendCommand: Command {
    static let name = "append"
    static let specification = CommandSpecification(
        name: name,
        summary: "record a batch of activities from JSON Lines, all of it or nothing",
        discussion: [
            "Each line is an object with the members type, data and, if you like, id:"
                + " {\"type\":\"VisitReceived\",\"data\":{\"date\":\"2020-02\",…},\"id\":\"visit-7\"}.",
            "With ids a batch can be appended again and again: what is recorded already counts as a duplicate, and"
                + " nothing is written twice. Prints a receipt once everything is durable.",
        ],
        operands: [Operand(name: "FILE", help: "the batch; standard input if not given or -", occurrence: .atMostOnce)],
        options: [
            Option(name: "dry-run", value: nil, help: "check everything and say what would be recorded; record nothing")
        ] + WritingOptions.appending,
        examples: [
            ("record what a script found", "./collect-visits | activity-ledger append --recorded-by crm --service"),
            ("see whether a file is in order", "activity-ledger append --dry-run visits.jsonl"),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        var options = try WritingOptions.appendOptions(arguments, command: name)
        let bar = ProgressBar()
        options.progress = bar.progress
        let input = try InputFile(arguments.operands.first)
        let recorder = WritingOptions.recorder(arguments)
        let ledger = try ledger(arguments)
        func readBatch() throws -> ActivityBatch {
            try BatchReader.read(for: ledger.log, progress: bar.progress) { buffer throws(LogError) in
                try input.read(into: buffer)
            }
        }
        if arguments.has("dry-run") {
            do {
                defer { bar.finish() }
                let preview = try ledger.preview(try readBatch(), by: recorder, options: options)
                let json = JSONObject([
                    "dryRun": .boolean(true), "duplicates": .integer(preview.duplicates),
                    "size": .integer(preview.size), "wouldAppend": .integer(preview.wouldAppend),
                ])
                try console.write(JSONValue.object(json).visibleLine + "\n")
            } catch {
                throw RecordingError(underlying: error, input: input.name)
            }
        } else {
            try WritingOptions.recording(console, input: input.name) {
                defer { bar.finish() }
                return try ledger.append(try readBatch(), by: recorder, options: options)
            }
        }
    }
}
