import ActivityLedger
import CanonicalJSON
import EventLog

/// `canonicalize`: JSON texts to their RFC 8785 form.
enum CanonicalizeCommand: Command {
    static let name = "canonicalize"
    static let specification = CommandSpecification(
        name: name,
        summary: "write JSON texts, one a line, in the canonical form of RFC 8785",
        discussion: [
            "Plumbing for those who write or check entries with other tools. Reads standard input; the first line that"
                + " is not strict JSON (RFC 8259) ends it, with exit code 65.",
            "So does one that RFC 8259 leaves to the reader: an object with two members of a name, a number that a double"
                + " cannot hold (1e999, or 1e-999, which would be 0), more than 64 levels of arrays and objects, or more than"
                + " \(lineLimitBytes) bytes.",
        ],
        examples: [
            ("sort members, drop white space", "echo '{ \"b\": 1.0, \"a\": 2 }' | activity-ledger canonicalize"),
            ("is it valid?", "activity-ledger canonicalize < texts.jsonl > /dev/null && echo valid"),
        ])

    private static let lineLimitBytes = BatchReader.lineLimitBytes

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let input = try InputFile(nil)
        let lines = LineReader(limitBytes: lineLimitBytes) { buffer throws(LogError) in try input.read(into: buffer) }
        var number = 0
        while let line = try lines.nextLine() {
            number += 1
            let canonical: String
            do throws(JSONError) {
                if line.isTooLong {
                    throw JSONError(line: number, column: 1, problem: "the line is longer than \(lineLimitBytes) bytes")
                }
                canonical = String(decoding: try JSONValue(parsing: line.bytes).canonicalBytes, as: UTF8.self)
            } catch {
                // What came before was right, and is the result.
                try console.flush()
                var error = error
                error.line = number
                throw ValueError("\(input.name), \(error)")
            }
            try console.write(canonical + "\n")
        }
    }
}
