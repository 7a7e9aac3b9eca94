import Foundation
import Testing

/// A program of somebody else's that knows the library alone.
@Suite struct EmbeddingTests {
    private static let example =
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/EmbeddingExample"
    private static let source = Sandbox.repository + "/Tests/EmbeddingExample/main.swift"

    @Test func theExampleRecordsAndReadsWhatItSays() {
        let sandbox = Sandbox()
        let expected = """
            VisitMade: date: there is no month 13; country: missing; VisitMade needs it: where the visit went, as an ISO \
            3166-1 code such as JP
            0 LedgerOpened office
            1 MeetingHeld crm-export
            2 AgreementSigned crm-export
            3 EntryCorrected office
            2026-06 BIO USA 43
            2026 RIKEN 1
            [(key: "crm-export", value: 2), (key: "office", value: 2)]
            meetings.total 43 atLeast
            meetings.online 43 atLeast
            meetings.byEvent.BIO USA 43 atLeast
            meetings.byEvent.BIO USA.online 43 atLeast
            meetings.byCountry.null 43 atLeast
            meetings.byCountry.null.online 43 atLeast
            agreementsSigned.total 1 exact
            agreementsSigned.byCountry.JP 1 exact

            """
        let first = sandbox.run("'\(Self.example)' ledger")
        #expect(first.exitCode == 0, "\(first.diagnostics)")
        #expect(first.output == "2 recorded, 0 were there, 3 in all\n" + expected)
        // It can be repeated, and nothing is recorded twice.
        let second = sandbox.run("'\(Self.example)' ledger")
        #expect(second.output == "0 recorded, 2 were there, 4 in all\n" + expected, "\(second.diagnostics)")
        // What it wrote is a ledger like any other.
        let verified = sandbox.run(
            "activity-ledger verify --ledger ledger | tail -n 1; activity-ledger entries --ledger ledger | wc -l")
        #expect(verified.output == "verified\n4\n", "\(verified.diagnostics)")
    }

    @Test func theExampleImportsTheLibraryAlone() {
        let imports = read(Self.source).split(separator: "\n").filter {
            $0.hasPrefix("import ") || $0.contains(" import ")
        }
        #expect(imports == ["import ActivityLedger"])
    }

    @Test func theArticleShowsTheExampleThatIsCompiled() throws {
        let article = read(
            Sandbox.repository + "/Sources/ActivityLedger/ActivityLedger.docc/Embedding-a-ledger.md")
        let parts = article.components(separatedBy: "```swift\n")
        let code = try #require(parts.count == 2 ? parts[1].components(separatedBy: "```\n").first : nil)
        #expect(code == read(Self.source))
    }
}
