#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// From when to when a key is good, both included, in seconds since 1970 began in UTC.
public struct ValidityWindow: Equatable, Sendable {
    /// The first second; from ever when `nil`.
    public var after: Int64?
    /// The last second; for ever when `nil`.
    public var before: Int64?

    /// A window.
    public init(after: Int64? = nil, before: Int64? = nil) {
        self.after = after
        self.before = before
    }

    /// Whether the moment is in it.
    public func contains(_ moment: Int64) -> Bool {
        after.map { $0 <= moment } != false && before.map { moment <= $0 } != false
    }
}

extension ValidityWindow: CustomStringConvertible {
    /// For a message, in UTC.
    public var description: String {
        switch (after, before) {
        case (nil, nil): "at any time"
        case (let after?, nil): "from \(Self.text(of: after)) on"
        case (nil, let before?): "until \(Self.text(of: before))"
        case (let after?, let before?): "from \(Self.text(of: after)) until \(Self.text(of: before))"
        }
    }

    /// A moment as RFC 3339 writes it.
    static func text(of moment: Int64) -> String {
        var (seconds, parts) = (time_t(moment), tm())
        guard gmtime_r(&seconds, &parts) != nil else { return "second \(moment) since 1970" }
        func digits(_ value: Int32, _ count: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
        }
        let date = "\(digits(parts.tm_year + 1900, 4))-\(digits(parts.tm_mon + 1, 2))-\(digits(parts.tm_mday, 2))"
        return "\(date)T\(digits(parts.tm_hour, 2)):\(digits(parts.tm_min, 2)):\(digits(parts.tm_sec, 2))Z"
    }
}
