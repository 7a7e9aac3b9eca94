import CanonicalJSON
import EventLog
import Testing

@testable import ActivityLedger

@Suite("Who recorded how much")
struct AuditSummaryTests {
    private func entry(_ identity: String, _ kind: Recorder.Kind, _ account: String, _ type: String, _ time: Int64)
        -> Entry
    {
        Entry(
            id: "\(time)", source: "example.org", sequence: Int(time), recordedTime: RecordedTime(milliseconds: time),
            recorder: Recorder(identity: identity, kind: kind, account: account), type: type, data: JSONObject())
    }

    private func summary(_ entries: [Entry]) -> AuditSummary {
        entries.reduce(into: AuditSummary()) { $0.add($1) }
    }

    @Test("A recorder's entries are counted by type, from the first to the last")
    func counts() throws {
        let summary = summary([
            entry("b", .user, "x", "LedgerOpened", 1), entry("a", .user, "x", "VisitMade", 2),
            entry("a", .user, "x", "MeetingHeld", 3), entry("a", .user, "x", "VisitMade", 5),
        ])
        #expect(summary.rows.map(\.recorder.identity) == ["a", "b"])
        let row = try #require(summary.rows.first)
        #expect(row.counts == [ExactText("VisitMade"): 2, ExactText("MeetingHeld"): 1])
        #expect(row.total == 3)
        #expect((row.first.milliseconds, row.last.milliseconds) == (2, 5))
        #expect(AuditSummary().rows.isEmpty)
    }

    @Test("Another account, another kind or other bytes make another recorder")
    func distinct() {
        let summary = summary([
            entry("\u{E9}", .user, "x", "T", 1), entry("e\u{301}", .user, "x", "T", 2),
            entry("\u{E9}", .serviceAccount, "x", "T", 3), entry("\u{E9}", .user, "y", "T", 4),
            entry("\u{E9}", .user, "x", "T", 5),
        ])
        #expect(summary.rows.map(\.first.milliseconds) == [2, 3, 1, 4])
        #expect(summary.rows.map(\.total) == [1, 1, 2, 1])
    }

    @Test("Types come in their usual order, unknown ones last")
    func types() {
        let types = ["Zebra", "CertificationAwarded", "Ape", "VisitReceived", "LedgerOpened"]
        let summary = summary(types.map { entry("a", .user, "x", $0, 1) })
        #expect(summary.types == ["LedgerOpened", "VisitReceived", "CertificationAwarded", "Ape", "Zebra"])
    }
}
