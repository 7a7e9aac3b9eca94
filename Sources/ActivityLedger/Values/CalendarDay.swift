import EventLog

/// A day of the proleptic Gregorian calendar (ISO 8601).
///
/// Three lines of arithmetic in the place of Foundation's `Calendar`, which would bring its locale data into the
/// binary and triple the time the command takes to start.
public struct CalendarDay: Hashable, Comparable, Sendable {
    /// The year, 0 to 9999.
    public var year: Int
    /// The month, 1 to 12.
    public var month: Int
    /// The day of the month, from 1.
    public var day: Int

    init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day of a moment, in UTC.
    public init(_ time: RecordedTime) {
        (year, month, day) = time.date
    }

    /// How many days a month has.
    static func count(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Earlier is less.
    public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
