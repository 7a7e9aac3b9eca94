extension RecordedTime {
    /// How many bytes the text of a moment has.
    static let textBytes = 24

    /// Reads the form that ``text`` writes where it stands; `nil` for anything else, though ``init(text:)`` has the last
    /// word. By the arithmetic of the proleptic Gregorian calendar, since the system's `timegm` takes ten times as long, and
    /// reads the file of the local time zone first.
    /// - Parameter bytes: At least ``textBytes`` bytes.
    init?(scanning bytes: UnsafePointer<UInt8>) {
        var isValid = true
        func number(_ start: Int, _ count: Int) -> Int {
            var value = 0
            for index in start..<(start &+ count) {
                let digit = bytes[index] &- UInt8(ascii: "0")
                if digit > 9 { isValid = false }
                value = value &* 10 &+ Int(digit)
            }
            return value
        }
        let (year, month, day) = (number(0, 4), number(5, 2), number(8, 2))
        let (hour, minute, second) = (number(11, 2), number(14, 2), number(17, 2))
        let millisecond = number(20, 3)
        guard isValid, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."),
            bytes[23] == UInt8(ascii: "Z"), (1...12).contains(month), hour < 24, minute < 60, second < 60,
            day >= 1, day <= Self.dayCount(inMonth: month, of: year)
        else { return nil }
        let days = Self.daysSince1970(year: year, month: month, day: day)
        milliseconds = Int64(((days &* 24 &+ hour) &* 60 &+ minute) &* 60 &+ second) &* 1000 &+ Int64(millisecond)
    }

    private static func dayCount(inMonth month: Int, of year: Int) -> Int {
        if month == 2 { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28 }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
    }

    /// Counts in years that begin in March, so that the leap day is a year's last.
    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let marchYear = (month > 2 ? year : year &- 1) &+ 400
        let marchMonth = (month &+ 9) % 12
        let dayOfYear = (153 &* marchMonth &+ 2) / 5 &+ day &- 1
        return 365 &* marchYear &+ marchYear / 4 &- marchYear / 100 &+ marchYear / 400 &+ dayOfYear
            // 0000-03-01, moved by the 400 years above, is that many days before 1970-01-01.
            &- 719_468 &- 146_097
    }

    /// The inverse of ``daysSince1970(year:month:day:)``, for any number of days.
    static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        // From 0000-03-01, in cycles of 400 years, which all have as many days.
        let shifted = days + 719_468
        let cycle = shifted / 146_097 - (shifted % 146_097 < 0 ? 1 : 0)
        let dayOfCycle = shifted - cycle * 146_097
        // Without the leap days of the 4, 100 and 400 years before, a year has 365.
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (
            cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1
        )
    }
}
