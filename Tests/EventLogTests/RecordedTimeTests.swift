import EventLog
import Foundation
import Testing

/// Moments, written one way.
@Suite struct RecordedTimeTests {
    @Test(
        arguments: [
            0, 1, 999, -1, -86_400_000, 951_782_399_999, 951_782_400_000, 4_102_444_799_999, 253_402_300_799_999,
        ] as [Int64])
    func aMomentIsWrittenAsFoundationWritesItAndReadBack(_ milliseconds: Int64) {
        let time = RecordedTime(milliseconds: milliseconds)
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        // Foundation cuts the binary fraction off; a fifth of a millisecond more keeps it on the right side.
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000 + 0.000_2)
        #expect(time.text == date.formatted(style))
        #expect(RecordedTime(text: time.text) == time)
    }

    @Test func anyMomentOfTheCalendarIsWrittenAsTheSystemWritesItAndReadBack() {
        // Every eighth day or so of the years 0000 to 9999, at ever other times of day.
        for milliseconds in stride(from: Int64(-62_167_219_200_000), through: 253_402_300_799_999, by: 700_123_457) {
            var seconds = Int((milliseconds - (milliseconds % 1000 + 1000) % 1000) / 1000)
            var fields = tm()
            gmtime_r(&seconds, &fields)
            let parts = [fields.tm_mon + 1, fields.tm_mday, fields.tm_hour, fields.tm_min, fields.tm_sec]
            let time = RecordedTime(milliseconds: milliseconds)
            #expect(
                time.year == Int(fields.tm_year) + 1900
                    && time.text.dropLast(5).split { "-T:".contains($0) }.dropFirst().map { Int32($0) } == parts,
                "\(milliseconds)")
            #expect(RecordedTime(text: time.text) == time, "\(milliseconds)")
        }
    }

    @Test(arguments: [
        "", "2026-11-22", "2026-11-22T09:31:02Z", "2026-11-22 09:31:02.123Z", "2026-02-30T00:00:00.000Z",
        "2026-11-22T24:00:00.000Z", "2026-11-22T09:60:00.000Z", "2026-11-22T09:31:60.000Z",
        "2026-11-22T09:31:02.123+", "+026-11-22T09:31:02.123Z", "2026-11-22T09:31:02.12aZ",
    ])
    func anyOtherSpellingIsRefused(_ text: String) {
        #expect(RecordedTime(text: text) == nil)
    }

    @Test func identifiersAreDistinctUUIDsOfVersion7InTheOrderOfTime() {
        let early = RandomIdentifiers().makeIdentifier(at: RecordedTime(milliseconds: 1_700_000_000_000))
        let late = RandomIdentifiers().makeIdentifier(at: RecordedTime(milliseconds: 1_700_000_000_001))
        #expect(early < late)
        let many = Set((0..<1_000).map { _ in RandomIdentifiers().makeIdentifier(at: RecordedTime(milliseconds: 5)) })
        #expect(many.count == 1_000)
        for identifier in many {
            #expect(identifier.wholeMatch(of: #/00000000-0005-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/#) != nil)
        }
    }
}
