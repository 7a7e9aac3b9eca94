#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

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
        guard bytes.count == 24 else { return nil }
        func number(_ range: Range<Int>) -> Int32? { Int32(String(decoding: bytes[range], as: UTF8.self)) }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            let millisecond = number(20..<23)
        else { return nil }
        var fields = tm()
        (fields.tm_year, fields.tm_mon, fields.tm_mday) = (year - 1900, month - 1, day)
        (fields.tm_hour, fields.tm_min, fields.tm_sec) = (hour, minute, second)
        milliseconds = Int64(timegm(&fields)) * 1000 + Int64(millisecond)
        // timegm takes the 30th of February for the 1st of March: only what is written the same again was meant.
        guard self.text.utf8.elementsEqual(bytes) else { return nil }
    }

    /// RFC 3339 with milliseconds and `Z`, 24 characters.
    public var text: String {
        let fields = fields
        return pad(Int(fields.tm_year) + 1900, 4) + "-" + pad(Int(fields.tm_mon) + 1, 2) + "-"
            + pad(Int(fields.tm_mday), 2)
            + "T" + pad(Int(fields.tm_hour), 2) + ":" + pad(Int(fields.tm_min), 2) + ":" + pad(Int(fields.tm_sec), 2)
            + "." + pad(Int(milliseconds - seconds * 1000), 3) + "Z"
    }

    /// The year in UTC, which names the segment an entry goes into.
    public var year: Int { Int(fields.tm_year) + 1900 }

    private var seconds: Int64 { milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0) }

    private var fields: tm {
        var seconds = time_t(seconds)
        var fields = tm()
        gmtime_r(&seconds, &fields)
        return fields
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
