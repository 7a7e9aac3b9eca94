import Testing

@testable import Reports

/// What `statistics` shows on a terminal: all of it at any width, and nothing that acts on the terminal but its own
/// colours.
@Suite struct TerminalTests {
    /// A ledger with names long, wide and hostile, and with numbers of all precisions.
    private let sandbox: Sandbox = {
        let sandbox = Sandbox()
        let events = [
            (#"BIO USA"#, "inPerson", #""count":1200"#),
            (#"BIO USA"#, "online", #""count":40,"countPrecision":"atLeast""#),
            (#"日本バイオ会議 BioJapan"#, "online", #""count":30,"countPrecision":"about""#),
            (#"Rencontres de la bioe\#u{301}conomie et de la santé numérique"#, "inPerson", #""count":7"#),
            (#"\#u{202E}evil\#u{200B}name"#, "online", #""count":3"#),
        ]
        let lines = events.map { event, mode, count in
            #"{"type":"MeetingHeld","data":{"date":"2020","event":"\#(event)","mode":"\#(mode)","country":"VC",\#(count)}}"#
        }
        let others = [
            #"{"type":"AgreementSigned","data":{"date":"2020","partner":"P","country":"US"}}"#,
            #"{"type":"MeetingHeld","data":{"date":"2019","mode":"online"}}"#,
        ]
        let appended = sandbox.run(
            "activity-ledger init --origin example.org/international && activity-ledger append",
            input: (lines + others).map { $0 + "\n" }.joined())
        precondition(appended.exitCode == 0, appended.diagnostics)
        return sandbox
    }()

    private func shown(_ command: String, columns: Int, _ environment: String = "") -> String {
        let finished = sandbox.run("\(environment) activity-ledger \(command)", terminalColumns: columns)
        #expect(finished.exitCode == 0 && finished.diagnostics.isEmpty, "\(finished.diagnostics)")
        return finished.output
    }

    private static let commands = [
        "statistics", "statistics --language fr", "statistics --compare", "statistics --compare --language fr",
    ]
    private static let widths = [24, 40, 60, 80, 200]

    @Test(arguments: commands)
    func noLineIsWiderThanTheTerminal(_ command: String) {
        for columns in Self.widths {
            for line in shown(command, columns: columns).split(separator: "\n") {
                #expect(String(line).displayWidth <= columns, "\(line)")
            }
        }
    }

    @Test(arguments: commands)
    func everyNumberIsThereInOrderAndInItsColumn(_ command: String) {
        let piped = tables(sandbox.run("activity-ledger \(command)").output)
        for columns in Self.widths {
            let fitted = tables(shown(command, columns: columns))
            #expect(piped.flatMap(numbers).map(\.text) == fitted.flatMap(numbers).map(\.text))
            for year in ["2019", "2020"] {
                let table = fitted.drop { !$0.hasPrefix(year) }.dropFirst().prefix { !$0.hasPrefix("20") }
                let ends = Set(table.flatMap(numbers).map(\.end))
                #expect((1...3).contains(ends.count), "\(columns) columns: \(ends)")
            }
        }
    }

    @Test(arguments: [
        "NO_COLOR=1 TERM=xterm-256color COLORTERM=truecolor", "TERM=dumb COLORTERM=truecolor", "TERM=", "env -u TERM",
    ])
    func whereNoColourIsWantedThereIsNone(_ environment: String) {
        let text = shown("statistics", columns: 100, environment)
        #expect(!text.utf8.contains(0x1B))
        #expect(text.contains("▒"))
    }

    @Test(arguments: [("xterm", "\u{1B}[34m█"), ("xterm-256color", "\u{1B}[38;5;33m█"), ("dumb", "█")])
    func theSameIsShownInColourAsWithout(_ terminal: String, _ bar: String) {
        let text = shown("statistics", columns: 100, "TERM=\(terminal) NO_COLOR=")
        #expect(text.contains("  " + bar))
        let plain = text.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
        #expect(plain.utf8.contains(0x1B) == false)
        let other = shown("statistics", columns: 100, "TERM=dumb")
        #expect(tables(plain).flatMap(numbers).map(\.text) == tables(other).flatMap(numbers).map(\.text))
    }

    @Test(arguments: [
        "LC_ALL=C", "env -u LC_ALL LANG=C", "env -u LC_ALL", "LC_ALL=en_US.ISO-8859-1", "TERM=linux NO_COLOR=1",
    ])
    func whereBarsCannotBeShownTheOutputIsThePipedOne(_ environment: String) {
        #expect(shown("statistics", columns: 200, environment) == sandbox.run("activity-ledger statistics").output)
        #expect(shown("statistics", columns: 200).contains("█"))
    }

    @Test(arguments: ["xterm-256color", "dumb"])
    func aHostileNameDoesNothing(_ terminal: String) {
        for columns in Self.widths {
            let text = shown("statistics", columns: columns, "TERM=\(terminal)")
            let withoutOurs = text.replacing(#/\u{1B}\[(1|2|38;5;33|38;5;208|38;5;33;48;5;208|0)m/#, with: "")
            #expect(withoutOurs.unicodeScalars.allSatisfy { $0 == "\n" || $0.isVisible })
        }
    }

    @Test func aTerminalWithoutASizeHasThatOfTheShellOr80() {
        for (environment, columns) in [("COLUMNS=50", 50), ("COLUMNS=x", 80), ("COLUMNS=-3", 80), ("", 80)] {
            #expect(shown("statistics", columns: 0, environment) == shown("statistics", columns: columns))
        }
        #expect(shown("statistics", columns: 50, "COLUMNS=90") == shown("statistics", columns: 50))
    }

    @Test(arguments: ["json", "csv", "markdown"])
    func otherFormatsAreTheSameOnATerminal(_ format: String) {
        let command = "statistics --format \(format) 2019"
        #expect(shown(command, columns: 24, "TERM=xterm") == sandbox.run("activity-ledger \(command)").output)
    }

    /// The lines below the head and above the legend.
    private func tables(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines = Array(lines.drop { !$0.isEmpty })
        if let legend = lines.last(where: { !$0.isEmpty }), legend.hasPrefix("█") || legend.hasPrefix("▒") {
            lines.removeAll { $0 == legend }
        }
        return lines
    }

    /// The numbers of a line, as they are written, and the columns they end in.
    private func numbers(_ line: String) -> [(text: String, end: Int)] {
        // Without what only looks like one: the years, and digits of a label.
        if line.hasPrefix("20") { return [] }
        let bare = line.replacing(#/[━╸█▉▊▋▌▍▎▏▒]+[≈+]?$/#, with: "").replacing(#/^ +20[0-9]{2} /#) {
            String(repeating: " ", count: $0.output.count)
        }
        return bare.matches(of: #/ ((≈ )?[+−]?[0-9][0-9,\u{202F}]*(\+| et plus)?)(?= |$)/#).map { match in
            (String(match.output.1), String(bare[..<match.range.upperBound]).displayWidth)
        }
    }
}
