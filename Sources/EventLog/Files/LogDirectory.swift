import CanonicalJSON

/// Where the files of a ledger are: the only place that knows their names.
struct LogDirectory: Sendable {
    /// The directory that holds `events/` and `snapshots/`.
    let path: String

    /// What a ledger is made in has a name beginning so, beside `events/`, until it takes that name.
    static let openingPrefix = "events.opening-"

    var events: String { path + "/events" }
    var snapshots: String { path + "/snapshots" }
    var checkpoint: String { events + "/checkpoint" }
    var temporaryCheckpoint: String { events + "/checkpoint.new" }
    var frontier: String { snapshots + "/merkle-frontier" }
    var quarantine: String { events + "/quarantine" }

    func segment(_ name: SegmentName) -> String { events + "/" + name.text }
}

extension EntryLog {
    /// A pattern for the segments of a log, and for nothing else in its directory, for systems that read files by patterns.
    /// - Parameter directory: The directory that holds `events/`, itself written as a pattern.
    public static func segmentPattern(inDirectory directory: String) -> String {
        LogDirectory(path: directory).events + "/" + SegmentName.pattern
    }
}

/// The name of a segment: the year in which its entries were recorded.
public struct SegmentName: Hashable, Comparable, Sendable {
    /// The year, 0 to 9999.
    public let year: Int

    /// The segment of a year.
    public init(year: Int) {
        self.year = year
    }

    /// Reads a file name such as `2026.jsonl`; `nil` for the names of other files.
    public init?(text: String) {
        guard text.ends(with: ".jsonl"), let year = Int(text.dropLast(6)), (0...9999).contains(year) else { return nil }
        self.year = year
        guard self.text == text else { return nil }
    }

    /// What file names match.
    static let pattern = "[0-9][0-9][0-9][0-9].jsonl"

    /// The file name.
    public var text: String { year.fourDigits + ".jsonl" }

    /// By year.
    public static func < (left: SegmentName, right: SegmentName) -> Bool { left.year < right.year }
}

extension Int {
    /// A year as it is written everywhere: `0999` and not `999`.
    public var fourDigits: String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, 4 - digits.utf8.count)) + digits
    }
}
