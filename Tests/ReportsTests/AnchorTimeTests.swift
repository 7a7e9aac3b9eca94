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

    @Test func aTimeOfNoCalendarIsNone() {
        #expect(AnchorTime(size: 1, timeSeconds: -1, source: .tag("t")) == nil)
        #expect(AnchorTime(size: 1, timeSeconds: 253_402_300_800, source: .tag("t")) == nil)
    }
}
