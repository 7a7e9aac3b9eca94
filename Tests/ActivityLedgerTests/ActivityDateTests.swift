import TestMaterial
import ActivityLedger
import Testing

@Suite("Activity dates")
struct ActivityDateTests {
    @Test(
        "A date is read as the days it can mean",
        arguments: [
            ("2020", "2020-01-01", "2020-12-31"),
            ("2020-06", "2020-06-01", "2020-06-30"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("2021-02", "2021-02-01", "2021-02-28"),
            ("1900-02", "1900-02-01", "1900-02-28"),
            ("2000-02", "2000-02-01", "2000-02-29"),
            ("2020-12", "2020-12-01", "2020-12-31"),
            ("2020-06-08", "2020-06-08", "2020-06-08"),
            ("2020-06-08/2020-06-12", "2020-06-08", "2020-06-12"),
            ("2020-06-08/2020-06-08", "2020-06-08", "2020-06-08"),
            ("2020-06/2020-07", "2020-06-01", "2020-07-31"),
            ("2019/2021", "2019-01-01", "2021-12-31"),
            ("2020-12-30/2021", "2020-12-30", "2021-12-31"),
            ("2020-06-08/2020", "2020-06-08", "2020-12-31"),
            ("2020/2020-01-01", "2020-01-01", "2020-01-01"),
            ("2020?", "2020-01-01", "2020-12-31"),
            ("2020-06~", "2020-06-01", "2020-06-30"),
            ("2020-06-08%", "2020-06-08", "2020-06-08"),
            ("2020-06~/2020-07-02?", "2020-06-01", "2020-07-02"),
            ("0000", "0000-01-01", "0000-12-31"),
            ("9999-12-31", "9999-12-31", "9999-12-31"),
        ])
    func accepted(text: String, earliest: String, latest: String) throws {
        let date = try ActivityDate(text)
        #expect(date.text == text)
        #expect(written(date.earliest) == earliest)
        #expect(written(date.latest) == latest)
        #expect(date.year == Int(earliest.prefix(4)))
    }

    private func written(_ day: CalendarDay) -> String {
        func pad(_ number: Int, _ width: Int) -> String {
            String(repeating: "0", count: width - String(number).count) + String(number)
        }
        return "\(pad(day.year, 4))-\(pad(day.month, 2))-\(pad(day.day, 2))"
    }

    @Test(
        "Anything else is refused, saying why",
        arguments: [
            ("", "\"\" is not a date; expected a date such as 2020, 2020-06 or 2020-06-08"),
            ("?", "\"?\" is not a date"),
            ("2020-06-08-01", "is not a date"),
            ("yesterday", "has no year of four digits"),
            ("20", "has no year of four digits"),
            ("20201", "has no year of four digits"),
            ("-2020", "has no year of four digits"),
            ("+202", "has no year of four digits"),
            ("+2020", "has no year of four digits"),
            (" 2020", "has no year of four digits"),
            ("2020 ", "has no year of four digits"),
            ("Y2020", "has no year of four digits"),
            ("08/06/2020", "an interval has one '/'"),
            ("8.6.2020", "has no year of four digits"),
            ("20200608", "has no year of four digits"),
            ("\u{FF12}\u{FF10}\u{FF12}\u{FF10}", "has no year of four digits"),
            ("\u{662}\u{660}", "has no year of four digits"),
            ("😀", "has no year of four digits"),
            ("..", "has no year of four digits"),
            ("2020-", "has no month of two digits"),
            ("2020-6", "has no month of two digits"),
            ("2020-006", "has no month of two digits"),
            ("2020-+6", "has no month of two digits"),
            ("2020--06", "has no month of two digits"),
            ("2020-é", "has no month of two digits"),
            ("2020-Jun", "has no month of two digits"),
            ("2020-00", "there is no month 00"),
            ("2020-13", "there is no month 13"),
            ("2020-21", "there is no month 21"),
            ("2020-06-", "has no day of two digits"),
            ("2020-06-8", "has no day of two digits"),
            ("2020-06-+8", "has no day of two digits"),
            ("2020-06-08T10:00", "has no day of two digits"),
            ("2020-06-08Z", "has no day of two digits"),
            ("2020-06-08?~", "has no day of two digits"),
            ("2020-06-08?\u{301}", "has no day of two digits"),
            ("2020-06-00", "there is no day 00 in 2020-06, which has 30 days"),
            ("2020-06-31", "there is no day 31 in 2020-06, which has 30 days"),
            ("2021-02-29", "there is no day 29 in 2021-02, which has 28 days"),
            ("202X", "leaves digits open; the year must be known"),
            ("2020-XX", "leaves digits open; write 2020"), ("2020-XX-XX", "leaves digits open; write 2020"),
            ("2020-1X~", "leaves digits open; write 2020~"), ("2020/2021-XX", "leaves digits open; write 2021"),
            ("2020-06-XX", "leaves digits open; write 2020-06"), ("2020-06-1X", "leaves digits open; write 2020-06"),
            ("?2020", "has no year of four digits"),
            ("2020?-06", "has no year of four digits"),
            ("2020-06/", "\"\" is not a date"),
            ("/2020-06", "\"\" is not a date"),
            ("/", "\"\" is not a date"),
            ("2020-06/..", "has no year of four digits"),
            ("2020/2021/2022", "an interval has one '/', between its first and last date"),
            ("2020-06-08/12", "\"12\" has no year of four digits"),
            ("2020-06-08/2020-06-07", "the interval \"2020-06-08/2020-06-07\" ends before it begins"),
            ("2020-06/2020-05", "ends before it begins"),
            ("2020-06/2020-05-31", "ends before it begins"),
            ("2020/2019", "ends before it begins"),
            ("2021/2020-12", "ends before it begins"),
        ])
    func refused(text: String, fragment: String) {
        let found = problem { () throws(ValueError) in _ = try ActivityDate(text) }
        #expect(found?.contains(fragment) == true, "\(found ?? "accepted")")
    }

    @Test("What is wrong is shown safely")
    func shownSafely() {
        let found = problem { () throws(ValueError) in _ = try ActivityDate("\u{1B}[2J\u{202E}") }
        #expect(found?.hasPrefix("\"\\u{1B}[2J\\u{202E}\"") == true)
    }

    @Test(
        "A year has the days it has",
        arguments: [(1900, 365), (2000, 366), (2019, 365), (2020, 366), (2100, 365), (2400, 366), (4, 366), (0, 366)])
    func days(year: Int, count: Int) {
        let yearText = String(repeating: "0", count: 4 - String(year).count) + String(year)
        var accepted: [String] = []
        for month in 10...99 {
            for day in 10...99 {
                // Two digits each, from 00: the tens are taken down by one.
                let text = "\(yearText)-\(month / 10 - 1)\(month % 10)-\(day / 10 - 1)\(day % 10)"
                if (try? ActivityDate(text)) != nil { accepted.append(text) }
            }
        }
        #expect(accepted.count == count)
        #expect(accepted.contains("\(yearText)-02-29") == (count == 366))
    }

    @Test("An interval ends no earlier than it begins, as far as both are known", arguments: [1, 2, 3] as [UInt64])
    func intervals(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func end() -> String {
            let date = "202\(generator.below(2))-0\(1 + generator.below(3))-0\(1 + generator.below(3))"
            return String(date.prefix([4, 7, 10][generator.below(3)]))
        }
        for _ in 0..<1_000 {
            let (first, last) = (end(), end())
            // Dates of the same precision are in the order of their texts.
            let length = min(first.count, last.count)
            let isOrdered = first.prefix(length) <= last.prefix(length)
            let date = try? ActivityDate("\(first)/\(last)")
            #expect((date != nil) == isOrdered, "seed \(seed): \(first)/\(last)")
            if let date { #expect(date.earliest <= date.latest, "seed \(seed): \(first)/\(last)") }
        }
    }
}
