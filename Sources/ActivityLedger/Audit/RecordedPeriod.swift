import CanonicalJSON
import EventLog

/// A stretch of recorded time, as `--since` and `--until` name it: a date such as `2026`, `2026-11` or `2026-11-22`
/// (in UTC), or a moment of RFC 3339.
public struct RecordedPeriod: Sendable {
    /// Its first millisecond.
    public let first: RecordedTime
    /// Its last millisecond.
    public let last: RecordedTime

    /// Reads a period.
    /// - Throws: ``ValueError`` when it is neither a date nor a moment.
    public init(_ text: String) throws(ValueError) {
        if let moment = try Self.moment(text) {
            first = moment
            last = moment
            return
        }
        let date = try ActivityDate(text)
        first = try Self.start(of: date.earliest, text)
        last = RecordedTime(milliseconds: try Self.start(of: date.latest, text).milliseconds + 86_399_999)
    }

    private static func start(of day: CalendarDay, _ text: String) throws(ValueError) -> RecordedTime {
        func pad(_ value: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - String(value).count)) + String(value)
        }
        let dayText = "\(pad(day.year, 4))-\(pad(day.month, 2))-\(pad(day.day, 2))"
        guard let time = RecordedTime(text: "\(dayText)T00:00:00.000Z") else { throw notATime(text) }
        return time
    }

    /// A moment of RFC 3339, section 5.6, to the millisecond; `nil` for a text without a time of day.
    private static func moment(_ text: String) throws(ValueError) -> RecordedTime? {
        let scalars = text.unicodeScalars
        guard scalars.contains("T") else { return nil }
        var restScalars = scalars.dropFirst(19)
        var milliseconds = "000"
        if restScalars.first == "." {
            let fraction = restScalars.dropFirst().prefix { ("0"..."9").contains($0) }
            guard !fraction.isEmpty else { throw notATime(text) }
            milliseconds = String((String(fraction) + "00").prefix(3))
            restScalars = restScalars.dropFirst(1 + fraction.count)
        }
        guard var time = RecordedTime(text: "\(String(scalars.prefix(19))).\(milliseconds)Z") else {
            throw notATime(text)
        }
        if restScalars.elementsEqual("Z".unicodeScalars) { return time }
        let parts = restScalars.dropFirst().split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard restScalars.first == "+" || restScalars.first == "-", parts.count == 2,
            parts.allSatisfy({ $0.utf8.count == 2 }),
            let hours = DecimalDigits.number(parts[0]), let minutes = DecimalDigits.number(parts[1]), hours < 24,
            minutes < 60
        else { throw notATime(text) }
        let offset = (Int64(hours) * 60 + Int64(minutes)) * 60_000
        time.milliseconds += restScalars.first == "+" ? -offset : offset
        return time
    }

    private static func notATime(_ text: String) -> ValueError {
        ValueError(
            "\(text.quotedForDisplay) is not a time; expected 2026-11-22 or 2026-11-22T09:31:02Z")
    }
}
