import CanonicalJSON

extension CalendarDay {
    /// - Parameter number: As ``ScannedActivity`` counts them.
    fileprivate init(number: Int) {
        self.init(year: number / 512, month: number / 32 % 16, day: number % 32)
    }
}

/// When an activity took place, as precisely as it is known: an EDTF date or interval.
///
/// EDTF (ISO 8601-2:2019; Library of Congress profile) level 0, `2020`, `2020-06`, `2020-06-08` and intervals of
/// these, with the level 1 qualifiers at the end of a date: `?` uncertain, `~` approximate, `%` both. Times of day,
/// seasons, open ends and unspecified digits are refused: the statistics need a year.
public struct ActivityDate: Equatable, Sendable {
    /// The date as it was written.
    public let text: String
    /// The first day it can mean.
    public let earliest: CalendarDay
    /// The last day it can mean. For an interval: of its end.
    public let latest: CalendarDay

    /// The year the activity counts in: that of the beginning.
    public var year: Int { earliest.year }

    /// Reads a date.
    /// - Throws: ``ValueError`` saying what is wrong with it.
    public init(_ text: String) throws(ValueError) {
        var bytes = text
        let plain = bytes.withUTF8 { bytes in bytes.baseAddress.flatMap { ScannedActivity.days(of: $0, bytes.count) } }
        if let plain {
            self.text = text
            earliest = CalendarDay(number: plain.earliest)
            latest = CalendarDay(number: plain.latest)
            return
        }
        // Not plainly right: the slow way says what is wrong.
        let ends = text.unicodeScalars.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard ends.count <= 2 else { throw ValueError("an interval has one '/', between its first and last date") }
        let first = try Self.readDate(ends[0])
        let last = ends.count == 2 ? try Self.readDate(ends[1]) : first
        guard last.latest >= first.earliest else {
            throw ValueError("the interval \(text.quotedForDisplay) ends before it begins")
        }
        self.text = text
        earliest = first.earliest
        latest = last.latest
    }

    private static func readDate(
        _ text: Substring.UnicodeScalarView
    ) throws(ValueError) -> (earliest: CalendarDay, latest: CalendarDay) {
        var scalars = text
        let qualifier = scalars.last.flatMap { "?~%".unicodeScalars.contains($0) ? String($0) : nil } ?? ""
        if !qualifier.isEmpty { scalars.removeLast() }
        let parts = scalars.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        let expected = "expected a date such as 2020, 2020-06 or 2020-06-08"
        guard let yearText = parts.first, !scalars.isEmpty, parts.count <= 3 else {
            throw ValueError("\(String(text).quotedForDisplay) is not a date; \(expected)")
        }
        if scalars.contains("X") {
            let known = parts.prefix { DecimalDigits.number($0) != nil }.joined(separator: "-")
            let remedy = yearText.unicodeScalars.contains("X") ? "the year must be known" : "write \(known)\(qualifier)"
            throw ValueError("\(String(text).quotedForDisplay) leaves digits open; \(remedy)")
        }
        guard yearText.utf8.count == 4, let year = DecimalDigits.number(yearText) else {
            throw ValueError("\(String(text).quotedForDisplay) has no year of four digits; \(expected)")
        }
        guard parts.count > 1 else {
            return (
                CalendarDay(year: year, month: 1, day: 1), CalendarDay(year: year, month: 12, day: 31)
            )
        }
        guard parts[1].utf8.count == 2, let month = DecimalDigits.number(parts[1]) else {
            throw ValueError("\(String(text).quotedForDisplay) has no month of two digits; \(expected)")
        }
        guard (1...12).contains(month) else { throw ValueError("there is no month \(parts[1])") }
        let dayCount = CalendarDay.count(inMonth: month, of: year)
        guard parts.count > 2 else {
            return (
                CalendarDay(year: year, month: month, day: 1), CalendarDay(year: year, month: month, day: dayCount)
            )
        }
        guard parts[2].utf8.count == 2, let day = DecimalDigits.number(parts[2]) else {
            throw ValueError("\(String(text).quotedForDisplay) has no day of two digits; \(expected)")
        }
        guard (1...dayCount).contains(day) else {
            throw ValueError("there is no day \(parts[2]) in \(yearText)-\(parts[1]), which has \(dayCount) days")
        }
        let date = CalendarDay(year: year, month: month, day: day)
        return (date, date)
    }
}
