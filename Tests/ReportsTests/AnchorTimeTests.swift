import CanonicalJSON
import EventLog
import Testing

@testable import Reports

@Suite struct AnchorTimeTests {
    private func lines(_ anchors: [(size: Int, seconds: Int)], _ source: AnchorTime.Source) -> [String] {
        AnchorTime.lines(
            anchors.compactMap { AnchorTime(size: $0.size, timeSeconds: $0.seconds, source: source) })
    }

    @Test func eachPartIsHeldByTheOldestAnchorThatHasIt() {
        // The second has nothing that the first had not earlier.
        let anchors = [(size: 20, seconds: 3_000), (size: 11, seconds: 1_000), (size: 5, seconds: 2_000)]
        #expect(
            lines(anchors, .witness("w")) == [
                "proved: the first 11 entries, since 1970-01-01T00:16:40Z (witness w), if that clock was right",
                "proved: the next 9, up to 20, since 1970-01-01T00:50:00Z (witness w), if that clock was right",
            ])
        #expect(lines([(1, 0), (1, 0)], .witness("w")).count == 1)
    }

    @Test func theDateOfATagIsAClaim() {
        #expect(
            lines([(1, 0)], .tag("t"))
                == ["claimed: the first 1 entry, since 1970-01-01T00:00:00Z (git tag t), by the tag's own word"])
        #expect(lines([], .tag("t")).isEmpty)
    }

    @Test("A time before the last entry that is covered, or in the future, is contradicted")
    func contradictions() throws {
        // 2026-11-24T10:00:00.900Z, and a day later.
        let entry = Entry(
            id: "e", source: "s", sequence: 4, recordedTime: RecordedTime(milliseconds: 1_795_514_400_900),
            recorder: Recorder(identity: "r"), type: "T", data: JSONObject())
        let now = RecordedTime(milliseconds: 1_795_600_800_000)
        func contradiction(_ seconds: Int) -> String? {
            AnchorTime(size: 5, timeSeconds: seconds, source: .witness("w"))?.contradiction(lastEntry: entry, now: now)
        }
        #expect(contradiction(1_795_514_400) == nil)
        #expect(contradiction(1_795_600_800) == nil)
        #expect(
            contradiction(1)
                == "the time of witness w, 1970-01-01T00:00:01Z, is earlier than entry 4, which it covers, was recorded"
                + " (\(entry.recordedTime.text)): one of the two clocks was wrong")
        #expect(
            contradiction(4_102_444_800)
                == "the time of witness w, 2100-01-01T00:00:00Z, lies in the future: that clock is wrong, or the one here"
        )
    }

    @Test func aTimeOfNoCalendarIsNone() {
        #expect(AnchorTime(size: 1, timeSeconds: -1, source: .tag("t")) == nil)
        #expect(AnchorTime(size: 1, timeSeconds: 253_402_300_800, source: .tag("t")) == nil)
    }
}
