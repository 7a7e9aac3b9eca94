import CanonicalJSON
import EventLog
import Testing

@testable import ActivityLedger

@Suite("Which entries an audit is about")
struct AuditFilterTests {
    private let entry = Entry(
        id: "1", source: "example.org", sequence: 7, recordedTime: RecordedTime(milliseconds: 1_000),
        recorder: Recorder(identity: "\u{E9}lise", kind: .user, account: "office"), type: "MeetingHeld",
        data: JSONObject(["date": .string("2020"), "mode": .string("online"), "country": .string("US")]))

    private func admits(_ set: (inout AuditFilter) -> Void) throws -> Bool {
        var filter = AuditFilter()
        set(&filter)
        return filter.admits(entry, [try Activity(entry)].compactMap(\.self))
    }

    @Test("Without conditions every entry is admitted")
    func everything() throws {
        #expect(try admits { _ in })
        let opened = Entry(
            id: "0", source: "example.org", sequence: 0, recordedTime: RecordedTime(milliseconds: 0),
            recorder: entry.recorder, type: "LedgerOpened", data: JSONObject())
        #expect(AuditFilter().admits(opened, []))
    }

    @Test("Of several values of a condition any will do, of several conditions all must hold")
    func combination() throws {
        #expect(try admits { $0.types = ["VisitMade", "MeetingHeld"] })
        #expect(try !admits { $0.types = ["VisitMade"] })
        #expect(try admits { ($0.years, $0.countries) = ([2019, 2020], ["US"]) })
        #expect(try !admits { ($0.years, $0.countries) = ([2020], ["JP"]) })
        #expect(try admits { $0.sequences = [0...3, 7...7] })
        #expect(try !admits { $0.sequences = [0...6, 8...9] })
    }

    @Test("Recorders are compared byte for byte")
    func recorders() throws {
        #expect(try admits { $0.recorders = ["\u{E9}lise"] })
        #expect(try !admits { $0.recorders = ["e\u{301}lise"] })
    }

    @Test("Since and until include their own millisecond")
    func times() throws {
        for (time, isSince, isUntil) in [(999, true, false), (1_000, true, true), (1_001, false, true)] {
            let moment = RecordedTime(milliseconds: Int64(time))
            #expect(try admits { $0.since = moment } == isSince)
            #expect(try admits { $0.until = moment } == isUntil)
        }
    }

    @Test("What is not about an activity has no year and no country")
    func noActivity() {
        for set in [{ $0.years = [2020] }, { $0.countries = ["US"] }] as [(inout AuditFilter) -> Void] {
            var filter = AuditFilter()
            set(&filter)
            #expect(!filter.admits(entry, []))
        }
    }
}
