import EventLog

/// Since when an anchor holds the beginning of a log, and on whose word.
public struct AnchorTime: Sendable {
    /// Whose word the time is.
    public enum Source: Sendable {
        /// That of a witness, who signed it, by name.
        case witness(String)
        /// That of whoever made a git tag, by the tag's name.
        case tag(String)
    }

    /// How many entries it holds.
    public let size: Int
    /// When, in seconds since 1970.
    public let timeSeconds: Int
    /// On whose word.
    public let source: Source

    /// The time of an anchor; `nil` for one that no calendar has.
    public init?(size: Int, timeSeconds: Int, source: Source) {
        guard RecordedTime.text(ofSeconds: timeSeconds) != nil else { return nil }
        self.size = size
        self.timeSeconds = timeSeconds
        self.source = source
    }

    /// What speaks against the time, in a clause; `nil` when nothing does.
    /// - Parameters:
    ///   - last: The last entry that the anchor holds.
    ///   - now: The time of this machine.
    public func contradiction(lastEntry last: Entry, now: RecordedTime) -> String? {
        let time = "the time of \(sourceText), \(RecordedTime.text(ofSeconds: timeSeconds) ?? ""),"
        if Int64(timeSeconds) > now.milliseconds / 1000 {
            return "\(time) lies in the future: that clock is wrong, or the one here"
        }
        if Int64(timeSeconds) < last.recordedTime.milliseconds / 1000 {
            return "\(time) is earlier than entry \(last.sequence), which it covers, was recorded"
                + " (\(last.recordedTime.text)): one of the two clocks was wrong"
        }
        return nil
    }

    /// For each part of a log the oldest anchor that holds it: a line each, from the first entry on.
    static func lines(_ anchors: [AnchorTime]) -> [String] {
        let witnessed = anchors.filter { if case .witness = $0.source { true } else { false } }
        let tagged = anchors.filter { if case .tag = $0.source { true } else { false } }
        return oldest(witnessed).map { "proved: \($0), if that clock was right" }
            + oldest(tagged).map { "claimed: \($0), by the tag's own word" }
    }

    private static func oldest(_ anchors: [AnchorTime]) -> [String] {
        var coveredCount = 0
        var clauses: [String] = []
        let byAge = anchors.sorted { ($0.timeSeconds, -$0.size) < ($1.timeSeconds, -$1.size) }
        for anchor in byAge where anchor.size > coveredCount {
            let part =
                coveredCount == 0
                ? "the first \(entries(anchor.size))" : "the next \(anchor.size - coveredCount), up to \(anchor.size)"
            clauses.append(
                "\(part), since \(RecordedTime.text(ofSeconds: anchor.timeSeconds) ?? "") (\(anchor.sourceText))")
            coveredCount = anchor.size
        }
        return clauses
    }

    private var sourceText: String {
        switch source {
        case .witness(let name): "witness \(name)"
        case .tag(let name): "git tag \(name)"
        }
    }
}

extension RecordedTime {
    /// A time to the second, as people read it; `nil` beyond the years that have four digits.
    public static func text(ofSeconds seconds: Int) -> String? {
        guard (0...253_402_300_799).contains(seconds) else { return nil }
        return "\(RecordedTime(milliseconds: Int64(seconds) * 1000).text.prefix(19))Z"
    }
}
