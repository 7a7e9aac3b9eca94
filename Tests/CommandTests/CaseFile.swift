import Foundation

/// A test as text: commands, and what comes of each. The steps of a file run one after the other in one directory.
///
/// ```
/// # Comments and empty lines belong to the step below them.
/// $ activity-ledger append            the command, for sh
/// @ 80                                standard output is a terminal of so many columns
/// < {"type":"MeetingHeld"}            a line of its standard input
/// > {"appended":1,…}                  a line of its standard output
/// ! activity-ledger: note: …          a line of its standard error
/// = 65                                its exit code, when it is not 0
/// ```
///
/// The escape character, which a terminal may get, is written as `␛`.
struct CaseFile {
    struct Step {
        var comments: [String] = []
        var command: String
        var terminalColumns: Int?
        var input: [String] = []
        var output: [String] = []
        var diagnostics: [String] = []
        var exitCode: Int32 = 0
    }

    let name: String
    var steps: [Step] = []
    private var trailer: [String] = []

    private static let directory = Sandbox.repository + "/Tests/CommandTests/Cases"

    /// Names of all files there are.
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [])
        .filter { $0.hasSuffix(".test") }.sorted()

    init(_ name: String) {
        self.name = name
        var comments: [String] = []
        for line in read(Self.directory + "/" + name).split(separator: "\n", omittingEmptySubsequences: false) {
            let rest = String(line.dropFirst(2))
            if line.hasPrefix("$ ") {
                steps.append(Step(comments: comments, command: rest))
                comments = []
                continue
            }
            let last = steps.count - 1
            switch line.first {
            case "@": steps[last].terminalColumns = Int(rest)
            case "<": steps[last].input.append(rest)
            case ">": steps[last].output.append(rest)
            case "!": steps[last].diagnostics.append(rest)
            case "=": steps[last].exitCode = Int32(rest) ?? -1
            default: comments.append(String(line))
            }
        }
        trailer = comments
    }

    /// The file with other expectations.
    func write() {
        var lines: [String] = []
        for step in steps {
            lines += step.comments + ["$ " + step.command]
            if let columns = step.terminalColumns { lines.append("@ \(columns)") }
            lines += step.input.map { "< " + $0 }
            lines += step.output.map { $0.isEmpty ? ">" : "> " + $0 }
            lines += step.diagnostics.map { $0.isEmpty ? "!" : "! " + $0 }
            if step.exitCode != 0 { lines.append("= \(step.exitCode)") }
        }
        CommandTests.write((lines + trailer).joined(separator: "\n"), to: Self.directory + "/" + name)
    }
}
