/// A moment in UTC to the millisecond, as entries carry it: `2026-11-22T09:31:02.123Z` (RFC 3339, section 5.6).
public struct RecordedTime: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX).
    public var milliseconds: Int64

    /// A moment by its POSIX milliseconds.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Reads exactly the form that ``text`` writes; `nil` for anything else, including a date that does not exist.
    public init?(text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == Self.textBytes else { return nil }
        let scanned = bytes.withUnsafeBufferPointer { $0.baseAddress.flatMap(RecordedTime.init(scanning:)) }
        // Only what is written the same again was meant.
        guard let scanned, scanned.text.utf8.elementsEqual(bytes) else { return nil }
        self = scanned
    }

    /// RFC 3339 with milliseconds and `Z`, 24 characters.
    public var text: String {
        let (year, month, day) = Self.date(daysSince1970: days)
        let seconds = millisecondsOfDay / 1000
        return pad(year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2)
            + "T" + pad(seconds / 3600, 2) + ":" + pad(seconds / 60 % 60, 2) + ":" + pad(seconds % 60, 2)
            + "." + pad(millisecondsOfDay % 1000, 3) + "Z"
    }

    /// The year in UTC, which names the segment an entry goes into.
    public var year: Int { date.year }

    /// The date in UTC.
    public var date: (year: Int, month: Int, day: Int) { Self.date(daysSince1970: days) }

    private static let millisecondsPerDay: Int64 = 86_400_000

    private var days: Int {
        Int(milliseconds / Self.millisecondsPerDay) - (milliseconds % Self.millisecondsPerDay < 0 ? 1 : 0)
    }

    private var millisecondsOfDay: Int {
        let rest = Int(milliseconds % Self.millisecondsPerDay)
        return rest < 0 ? rest + Int(Self.millisecondsPerDay) : rest
    }

    private func pad(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension RecordedTime: Comparable {
    /// Earlier is less.
    public static func < (left: RecordedTime, right: RecordedTime) -> Bool {
        left.milliseconds < right.milliseconds
    }
}
