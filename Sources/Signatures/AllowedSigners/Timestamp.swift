import CanonicalJSON

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Times as ssh-keygen takes them: `YYYYMMDD`, `YYYYMMDDHHMM` or `YYYYMMDDHHMMSS`, and `Z` or `UTC` behind for UTC.
///
/// Without, they are of this machine's own time zone, and always of its standard time: ssh-keygen does not look whether
/// summer time is on. A file that must mean the same everywhere says `Z`.
enum Timestamp {
    /// The second since 1970 that a time means; `nil` for anything else, days that no calendar has, and times up to the
    /// first second of 1970.
    static func seconds(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        let isUTC: Bool
        let digits: ArraySlice<UInt8>
        switch text.uppercased() {
        case let text where text.ends(with: "Z"): (isUTC, digits) = (true, bytes.dropLast(1))
        case let text where text.ends(with: "UTC"): (isUTC, digits) = (true, bytes.dropLast(3))
        default: (isUTC, digits) = (false, bytes[...])
        }
        guard [8, 12, 14].contains(digits.count), digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        func number(_ range: Range<Int>) -> Int32 {
            range.upperBound > digits.count ? 0 : digits[range].reduce(0) { $0 * 10 + Int32($1 - 0x30) }
        }
        var parts = tm()
        parts.tm_year = number(0..<4) - 1900
        parts.tm_mon = number(4..<6) - 1
        parts.tm_mday = number(6..<8)
        parts.tm_hour = number(8..<10)
        parts.tm_min = number(10..<12)
        parts.tm_sec = number(12..<14)
        // It takes 31 April for 1 May, and writes back what it took it for.
        var calendar = parts
        guard timegm(&calendar) != -1, calendar.tm_mday == parts.tm_mday, calendar.tm_mon == parts.tm_mon,
            calendar.tm_hour == parts.tm_hour, calendar.tm_min == parts.tm_min, calendar.tm_sec == parts.tm_sec
        else { return nil }
        let seconds = isUTC ? timegm(&parts) : mktime(&parts)
        return seconds > 0 ? Int64(seconds) : nil
    }
}
