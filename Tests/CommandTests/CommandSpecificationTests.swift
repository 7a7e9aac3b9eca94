import ActivityLedger
import Testing

@testable import activity_ledger

/// What every command's specification keeps, whoever writes the next one.
@Suite struct CommandSpecificationTests {
    private static let specifications =
        ActivityLedgerCommand.commands.map { $0.specification }
        + ActivityType.all.map { RecordCommand.specification(for: $0) }

    @Test func everyCommandHasTwoExamplesThatItTakes() throws {
        for specification in Self.specifications {
            #expect(specification.examples.count >= 2, "\(specification.name)")
            for example in specification.examples {
                let words = try #require(Self.words(of: example.command), "\(example.command)")
                let command = try ActivityLedgerCommand.command(named: words[0])
                #expect(throws: Never.self, "\(example.command)") {
                    _ = try ParsedArguments(Array(words.dropFirst()), for: command.specification)
                }
            }
        }
    }

    /// A placeholder means the same in every command, and a shell can offer what it stands for.
    @Test func whatNamesAFileOrAKnownWordIsCompleted() {
        for specification in Self.specifications {
            for option in specification.options {
                guard let value = option.value else { continue }
                let isKnown = ["FILE", "DIR", "TYPE", "CODE", "YEAR", "FORMAT", "LANGUAGE", "MODE", "SHELL"]
                    .contains { value.contains($0) }
                if isKnown { #expect(option.candidates != .unknown, "\(specification.name) --\(option.name)") }
            }
        }
    }

    @Test func everyEnvironmentVariableIsExplained() throws {
        let explained = EnvironmentVariable.all.map(\.name).joined(separator: ", ").split(separator: ", ")
        let sources = Sandbox.repository + "/Sources/activity-ledger"
        let used = Sandbox().run("grep -rhoE 'variable\\(\"[A-Z_]+\"' '\(sources)' | cut -d '\"' -f 2 | sort -u").output
        #expect(used.split(separator: "\n").sorted() == explained.sorted())
    }

    /// The words of the program's own part of an example: without what stands before it and behind it in the shell's line.
    private static func words(of example: String) -> [String]? {
        let line = example.replacing("\\\n", with: " ").replacing("\n", with: " ").replacing(
            #/"\$\(cat [^)]*\)"/#, with: "WORDS")
        guard let own = line.split(separator: " | ").first(where: { $0.contains("activity-ledger ") }),
            let start = own.firstRange(of: "activity-ledger ")
        else { return nil }
        let rest = own[start.lowerBound...]
        let end = [")\"", "; ", " > ", " < ", " && ", " || "].compactMap { rest.firstRange(of: $0)?.lowerBound }.min()
        return Array(BashLine(rest[..<(end ?? rest.endIndex)] + " ", part: "").words.dropFirst().dropLast())
    }
}
