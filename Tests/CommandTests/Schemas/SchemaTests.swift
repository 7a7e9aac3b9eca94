import ActivityLedger
import CanonicalJSON
import Foundation
import Testing

/// The schemas say what this program does: a validator of another language comes to the same verdicts.
@Suite struct SchemaTests {
    private static let python = Sandbox.repository + "/.build/python/bin/python"
    private static let hasValidator =
        Sandbox().run("'\(python)' -c 'import jsonschema'").exitCode == 0
    private static let hasNode = Sandbox().run("node --version").exitCode == 0
    private static let names = EntryTypes.all + ["entry", "append"]

    /// Writes all schemas as the command prints them, and many instances, with what this program says of each.
    private static func write(into sandbox: Sandbox, seed: UInt64, count: Int) throws {
        sandbox.run("mkdir schemas")
        for name in names {
            let arguments = EntryTypes.all.contains(name) ? name : "--for \(name)"
            let finished = sandbox.run("activity-ledger schema \(arguments) > schemas/\(name).json")
            #expect(finished.exitCode == 0, "\(finished.diagnostics)")
        }
        var corpus = SchemaCorpus(seed: seed)
        var lines: [String] = []
        func add(_ schema: String, _ instance: JSONObject, _ isValid: Bool) {
            let json = JSONObject([
                "schema": .string(schema), "instance": .object(instance), "valid": .boolean(isValid),
            ])
            lines.append(String(decoding: JSONValue.object(json).canonicalBytes, as: UTF8.self))
        }
        // Every value in every member, and every member left out.
        for type in EntryDefinition.all {
            let whole = corpus.data(of: type.name, isWhole: true)
            for name in whole.members.map(\.name) {
                for value in [nil] + SchemaCorpus.values {
                    var data = whole
                    data[name] = value
                    add(type.name, data, SchemaVerdict.takes(data: data, of: type))
                }
            }
        }
        for round in 0..<count {
            for type in EntryDefinition.all {
                var data = corpus.data(of: type.name)
                var entry = corpus.entry(of: type.name)
                var line = corpus.line(of: type.name)
                // As made; with one change; with two.
                for _ in 0..<(round % 3) {
                    data = corpus.changed(data)
                    entry = corpus.changed(entry)
                    line = corpus.changed(line)
                }
                add(type.name, data, SchemaVerdict.takes(data: data, of: type))
                add("entry", entry, SchemaVerdict.takes(entry: entry))
                add("append", line, try SchemaVerdict.takes(line: line))
            }
        }
        CommandTests.write(lines.joined(separator: "\n") + "\n", to: sandbox.path + "/corpus.jsonl")
        let texts = SchemaCorpus.texts.map { JSONValue.string($0) }
        CommandTests.write(JSONValue.array(texts).indented(), to: sandbox.path + "/texts.json")
    }

    @Test(.enabled(if: hasValidator, "needs the Python that make test-dependencies sets up"))
    func anotherLanguagesValidatorComesToTheSameVerdicts() throws {
        let sandbox = Sandbox()
        let rounds = 90
        try Self.write(into: sandbox, seed: 20, count: rounds)
        let finished = sandbox.run(
            "'\(Self.python)' \"$FIXTURES\"/check_schemas.py schemas corpus.jsonl texts.json \"$REPOSITORY\"/events/*.jsonl > result"
        )
        #expect(finished.exitCode == 0, "\(finished.diagnostics)\(read(sandbox.path + "/result").prefix(4_000))")
        // Both verdicts are there in number.
        let result = read(sandbox.path + "/result")
        let counts = try #require(result.firstMatch(of: #/(\d+) verdicts compared, (\d+) valid/#), "\(result)")
        let (compared, valid) = (try #require(Int(counts.1)), try #require(Int(counts.2)))
        #expect(compared > 10_000 && valid > 2_000 && valid < compared * 3 / 4, "\(result)")
    }

    @Test(.enabled(if: hasValidator && hasNode, "needs Node.js, and the Python that make test-dependencies sets up"))
    func thePatternsMatchTheSameTextsInECMAScript() throws {
        let sandbox = Sandbox()
        try Self.write(into: sandbox, seed: 21, count: 3)
        let finished = sandbox.run(
            """
            '\(Self.python)' "$FIXTURES"/check_schemas.py schemas corpus.jsonl texts.json --patterns > patterns.json
            node "$FIXTURES"/check_patterns.mjs patterns.json
            """)
        #expect(finished.exitCode == 0 && finished.output.contains("matches compared"), "\(finished.diagnostics)")
    }

    @Test func theCommandRefusesWhatTheSchemaOfALineRefuses() throws {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/schema; mkdir lines")
        var corpus = SchemaCorpus(seed: 22)
        var expected = ""
        for index in 0..<60 {
            var line = corpus.line(of: corpus.anyActivity().name)
            if index % 2 == 1 { line = corpus.changed(line) }
            CommandTests.write(
                String(decoding: JSONValue.object(line).canonicalBytes, as: UTF8.self),
                to: sandbox.path + "/lines/\(100 + index)")
            let isReversed = SchemaVerdict.isReversedInterval(line)
            expected += try SchemaVerdict.takes(line: line) && !isReversed ? "0\n" : "65\n"
        }
        let finished = sandbox.run(
            "for line in lines/*; do activity-ledger append --dry-run $line > out 2> err; echo $?; done")
        #expect(finished.output == expected)
        #expect(expected.contains("0\n") && expected.contains("65\n"))
    }

    @Test func theDaysOfFourCenturiesAreThoseOfTheCalendar() {
        // The check of the schemas counts the same in Python.
        var count = 0
        for year in 2000..<2400 {
            for month in 0...13 {
                for day in 0...32 {
                    let text = "\(year)-" + (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)"
                    if (try? ActivityDate(text)) != nil { count += 1 }
                }
            }
        }
        #expect(count == 146_097)
    }

    /// A type means the same for as long as its name stands in a ledger. So a schema may take more than it did, by a new
    /// member that need not be there; what would take less, or mean something else, gets a new type. Whoever changes a file
    /// in Fixtures/Schemas has made sure of that.
    @Test(arguments: names)
    func aSchemaIsTheOneThatWasGivenOut(_ name: String) {
        let arguments = EntryTypes.all.contains(name) ? name : "--for \(name)"
        let finished = Sandbox().run(
            "activity-ledger schema \(arguments) > now.json; diff -u \"$FIXTURES\"/Schemas/\(name).json now.json")
        #expect(finished.exitCode == 0, "\(finished.output)\(finished.diagnostics)")
    }
}
