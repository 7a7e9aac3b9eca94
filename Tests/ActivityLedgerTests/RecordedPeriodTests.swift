import TestMaterial
import ActivityLedger
import EventLog
import Testing

@Suite("Recorded periods")
struct RecordedPeriodTests {
    @Test(
        "A date is a period from its first to its last millisecond, a moment one of its own",
        arguments: [
            ("2026", "2026-01-01T00:00:00.000Z", "2026-12-31T23:59:59.999Z"),
            ("2024-02", "2024-02-01T00:00:00.000Z", "2024-02-29T23:59:59.999Z"),
            ("2026-11-22", "2026-11-22T00:00:00.000Z", "2026-11-22T23:59:59.999Z"),
            ("2026-11-22/2026-12-01", "2026-11-22T00:00:00.000Z", "2026-12-01T23:59:59.999Z"),
            ("1969-12-31", "1969-12-31T00:00:00.000Z", "1969-12-31T23:59:59.999Z"),
            ("2026-11-22T09:31:02Z", "2026-11-22T09:31:02.000Z", "2026-11-22T09:31:02.000Z"),
            ("2026-11-22T09:31:02.5Z", "2026-11-22T09:31:02.500Z", "2026-11-22T09:31:02.500Z"),
            ("2026-11-22T09:31:02.12Z", "2026-11-22T09:31:02.120Z", "2026-11-22T09:31:02.120Z"),
            ("2026-11-22T09:31:02.123Z", "2026-11-22T09:31:02.123Z", "2026-11-22T09:31:02.123Z"),
            ("2026-11-22T09:31:02.123999Z", "2026-11-22T09:31:02.123Z", "2026-11-22T09:31:02.123Z"),
            ("2026-11-22T09:31:02+01:00", "2026-11-22T08:31:02.000Z", "2026-11-22T08:31:02.000Z"),
            ("2026-11-22T09:31:02.25-05:30", "2026-11-22T15:01:02.250Z", "2026-11-22T15:01:02.250Z"),
            ("2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00.000Z", "2027-01-01T00:30:00.000Z"),
            ("2026-11-22T00:00:00-00:00", "2026-11-22T00:00:00.000Z", "2026-11-22T00:00:00.000Z"),
            ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
        ])
    func accepted(text: String, first: String, last: String) throws {
        let period = try RecordedPeriod(text)
        #expect(period.first.text == first)
        #expect(period.last.text == last)
    }

    @Test(
        "What is no time is refused with the forms there are",
        arguments: [
            "T", "2026-11-22T", "2026-11-22T09:31", "2026-11-22T09:31:02", "2026-11-22T09:31:02z",
            "2026-11-22T09:31:02.Z", "2026-11-22T09:31:02.5", "2026-11-22T09:31:02,5Z", "2026-11-22T09:31:02 Z",
            "2026-11-22T09:31:02ZZ", "2026-11-22T09:31:02+1:00", "2026-11-22T09:31:02+0100", "2026-11-22T09:31:02+01",
            "2026-11-22T09:31:02+24:00", "2026-11-22T09:31:02+00:60", "2026-11-22T09:31:02++1:00",
            "2026-11-22T09:31:02+-0:00", "2026-11-22T09:31:02+01:+0", "2026-11-22T09:31:02+01:00:00",
            "2026-11-22T09:31:02+01:00Z", "2026-11-22T24:00:00Z", "2026-11-22T23:60:00Z", "2026-11-22T23:59:60Z",
            "2026-11-31T00:00:00Z", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "26-11-22T09:31:02Z",
            "2026-11-22T9:31:02Z", "+026-11-22T09:31:02Z", "2026-11-22T+9:31:02Z", " 2026-11-22T09:31:02Z",
            "2026-11-22T09:31:02\u{301}Z", "2026-11-22T09:31:02.\u{661}Z",
        ])
    func refused(text: String) {
        let found = problem { () throws(ValueError) in _ = try RecordedPeriod(text) }
        #expect(found?.contains("is not a time; expected 2026-11-22 or 2026-11-22T09:31:02Z") == true)
    }

    @Test(
        "Without a time of day it is a date, and refused as one",
        arguments: ["", "yesterday", "2026-11-31", "2026-11-22t09:31:02Z"])
    func refusedDates(text: String) {
        #expect(problem { () throws(ValueError) in _ = try RecordedPeriod(text) } != nil)
    }

    @Test("A moment and its text are the same moment, whatever the offset", arguments: [4, 5] as [UInt64])
    func offsets(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let time = RecordedTime(milliseconds: Int64(generator.below(4_000_000_000_000)))
            #expect(try RecordedPeriod(time.text).first == time, "seed \(seed)")
            let (hours, minutes) = (generator.below(24), generator.below(60))
            let local = RecordedTime(milliseconds: time.milliseconds + Int64(hours * 60 + minutes) * 60_000)
            let offset = "+\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
            let text = local.text.dropLast() + offset
            #expect(try RecordedPeriod(String(text)).first == time, "seed \(seed): \(text)")
        }
    }
}
