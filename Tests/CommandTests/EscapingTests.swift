import CanonicalJSON
import DelimitedText
import Foundation
import TestMaterial
import Testing

/// What a format acts on is escaped whatever stands beside it: to Swift, a quote with an accent on it is no quote.
@Suite struct EscapingTests {
    private static let hasPython = Sandbox().run("python3 -c 'import csv'").exitCode == 0
    private static let hasMarkdown =
        Sandbox().run("'\(CloudEventsTests.python)' -c 'import cmarkgfm'").exitCode == 0

    /// Names in which each of ASCII's signs joins with what stands before it, or behind it, and harmful ones.
    private static let names: [String] = {
        var names: [String] = []
        for mark in JoiningMark.all {
            let signs = (0x21...0x7E).compactMap { Unicode.Scalar($0) }.filter { !$0.properties.isAlphabetic }
            names.append(signs.map { mark.beside($0) }.joined(separator: "x"))
            for text in ["=1+1", "|x|<b>", "</script><img src=x>", "\",=1+1,\"", "`*_[a](b)~~x~~", "@SUM(A1)"] {
                names.append(text.unicodeScalars.map { mark.beside($0) }.joined())
            }
        }
        names += ["=x", "'=x", "''=x", "'x", "-5", "'-5", "-x", "\u{D4E}=x"]
        names += [
            "www.example.com", "WWW.example.com", "https://example.com/a_b", "http://a.b/?c=d&e=f",
            "ftp://example.com/x",
            "mail@example.com", "a.b-c@d-e.example", "mailto:mail@example.com", "xmpp:mail@example.com/x",
            "see https://x.y.",
            "(www.example.com)", "@mention", "#1", "1. x", "a@b@c.de",
        ]
        return names
    }()

    /// A ledger with a meeting at an event of each name.
    private func ledger() -> Sandbox {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/escaping")
        var lines = ""
        for name in Self.names {
            let data = JSONObject(["date": .string("2020"), "mode": .string("online"), "event": .string(name)])
            let line = JSONObject(["type": .string("MeetingHeld"), "data": .object(data)])
            lines += String(decoding: JSONValue.object(line).canonicalBytes, as: UTF8.self) + "\n"
        }
        let appended = sandbox.run("activity-ledger append --recorded-by office", input: lines)
        #expect(appended.exitCode == 0, "\(appended.diagnostics)")
        return sandbox
    }

    /// The records of a command's CSV, as Python reads them.
    private func records(_ command: String, in sandbox: Sandbox) throws -> [[String]] {
        let finished = sandbox.run(
            "activity-ledger \(command) --format csv > 0.comma.utf-8 && echo 0.comma.utf-8 | python3 \"$FIXTURES\"/read_delimited.py"
        )
        #expect(finished.exitCode == 0, "\(finished.diagnostics)")
        let value = try JSONValue(parsing: Array(finished.output.utf8))
        return try #require(value.array).map { ($0.array ?? []).compactMap(\.string) }
    }

    @Test(
        "In CSV each name is one cell, none a formula, and can be read back", .enabled(if: hasPython, "needs python3"))
    func csv() throws {
        let ledger = ledger()
        for (command, column) in [
            ("statistics 2020", 2), ("audit --type MeetingHeld", 9), ("explain 2020 meetings.total", 9),
        ] {
            let records = try records(command, in: ledger)
            let width = try #require(records.first).count
            #expect(records.allSatisfy { $0.count == width }, "\(command)")
            let index = command.contains("statistics") ? column : try #require(records[0].firstIndex(of: "subject"))
            let cells = records.dropFirst().map { $0[index] }.filter { !$0.isEmpty }
            for cell in cells where Int(cell) == nil {
                #expect(!"=+-@\t\r".unicodeScalars.contains(cell.unicodeScalars.first ?? " "), "\(command): \(cell)")
            }
            let read = Set(cells.map { ExactText(Self.unguarded($0)) })
            #expect(read.isSuperset(of: Self.names.map { ExactText($0) }), "\(command)")
        }
    }

    /// The text that a cell stands for, as the documentation says.
    private static func unguarded(_ cell: String) -> String {
        let start = cell.unicodeScalars.first { $0 != "'" }
        let isGuarded =
            cell.unicodeScalars.first == "'" && start.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        return isGuarded ? String(cell.unicodeScalars.dropFirst()) : cell
    }

    @Test(
        "In Markdown each name is shown as it is, and nothing of it is a link, an element or a cell",
        .enabled(if: hasMarkdown, "needs cmarkgfm: make test-dependencies"))
    func markdown() throws {
        let ledger = ledger()
        let finished = ledger.run(
            "activity-ledger statistics 2020 --format markdown | '\(CloudEventsTests.python)' \"$FIXTURES\"/read_markdown.py"
        )
        #expect(finished.exitCode == 0, "\(finished.diagnostics)")
        let rendered = try #require(try JSONValue(parsing: Array(finished.output.utf8)).object)
        let tags = try #require(rendered["tags"]?.array).compactMap(\.string)
        #expect(Set(tags).isSubset(of: ["h2", "table", "thead", "tbody", "tr", "th", "td"]), "\(tags)")
        let texts = Set(try #require(rendered["texts"]?.array).compactMap(\.string).map { ExactText($0) })
        for name in Self.names {
            // White space at the ends of a cell is not shown by anybody.
            #expect(texts.contains(ExactText(name.escapedForDisplay)), "\(name.debugDescription)")
        }
    }

    @Test("A path in a line to be copied is one word to a shell")
    func shellWord() throws {
        let sandbox = Sandbox()
        let name = JoiningMark.all.filter { $0.scalar.isVisible }.map { mark in
            "'; touch PWNED; ' \"$(touch PWNED)\"".unicodeScalars.map { mark.beside($0) }.joined()
        }
        for name in name {
            try #require(sandbox.run("mkdir -p \"$(cat)\"", input: name).exitCode == 0)
            let made = sandbox.run(
                """
                cd "$(cat)" && git init -q . && git config user.name a && git config user.email a@example.org && \
                activity-ledger init --origin example.org/x > /dev/null && git add events && git commit -qm x && cd .. && \
                activity-ledger anchor git --ledger "$OLDPWD" | sed -n 's/^to put it out of reach: //p' > line; \
                sed -i 's/^git/printf %s\\\\\\\\n/' line; sh line | sed -n 2p
                """, input: name)
            #expect(made.output.hasSuffix(name + "\n"), "\(made)")
        }
        #expect(sandbox.run("find . -name 'PWNED*'").output == "")
    }

    @Test("An option's value may begin with whatever joins to '='", arguments: JoiningMark.all)
    func optionValue(_ mark: JoiningMark) {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/option")
        let name = mark.isBefore ? "x\(mark.scalar)" : "\(mark.scalar)x"
        let recorded = sandbox.run(
            "activity-ledger record MeetingHeld --date 2020 --mode online --event=\"$(cat)\"", input: name)
        #expect(recorded.exitCode == 0, "\(recorded.diagnostics)")
        let shown = sandbox.run("activity-ledger entries --type MeetingHeld").output
        #expect(shown.unicodeScalars.contains(mark.scalar))
        let completed = sandbox.run(
            "activity-ledger completion candidates -- record MeetingHeld --event=\"$(cat)\"", input: name)
        #expect(completed.exitCode == 0 && !completed.output.contains("--mode"), "\(completed)")
    }

    @Test("A list in a cell has as many elements as its separators say", arguments: JoiningMark.all)
    func listCell(_ mark: JoiningMark) throws {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/list")
        let cell = ["a", "b", "c"].joined(separator: mark.beside(";"))
        write("Date,Mode,Partners\n2020,online,\"\(cell)\"\n", to: sandbox.path + "/list.csv")
        write(
            #"{"type":"MeetingHeld","members":{"date":{"column":"Date"},"mode":{"column":"Mode"},"#
                + #""partners":{"column":"Partners","separator":";"}}}"#, to: sandbox.path + "/list.json")
        let imported = sandbox.run("activity-ledger import list.csv --mapping list.json")
        #expect(imported.exitCode == 0, "\(imported.diagnostics)")
        let line = sandbox.run("activity-ledger entries --type MeetingHeld").output
        let entry = try #require(try JSONValue(parsing: Array(line.utf8)).object)
        #expect(entry["data"]?.object?["partners"]?.array?.count == 3, "\(line)")
    }
}
