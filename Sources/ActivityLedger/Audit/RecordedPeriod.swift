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
        guard text.contains("T") else { return nil }
        var rest = text.dropFirst(19)
        var milliseconds = "000"
        if rest.first == "." {
            let fraction = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            guard !fraction.isEmpty else { throw notATime(text) }
            milliseconds = String((fraction + "00").prefix(3))
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard var time = RecordedTime(text: "\(text.prefix(19)).\(milliseconds)Z") else { throw notATime(text) }
        if rest == "Z" { return time }
        let parts = rest.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        // Digits only: UInt8 would also take a sign.
        guard rest.first == "+" || rest.first == "-", parts.count == 2,
            parts.allSatisfy({ $0.utf8.count == 2 && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let hours = UInt8(parts[0]), let minutes = UInt8(parts[1]), hours < 24, minutes < 60
        else { throw notATime(text) }
        let offset = (Int64(hours) * 60 + Int64(minutes)) * 60_000
        time.milliseconds += rest.first == "+" ? -offset : offset
        return time
    }

    private static func notATime(_ text: String) -> ValueError {
        ValueError(
            "\(text.quotedForDisplay) is not a time; expected 2026-11-22 or 2026-11-22T09:31:02Z")
    }
}
