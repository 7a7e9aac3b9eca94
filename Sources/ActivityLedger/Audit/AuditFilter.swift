import CanonicalJSON
import EventLog

/// Which entries an audit is about. Every condition that is set must hold; of several values of one, any.
public struct AuditFilter: Sendable {
    /// Names that recorders gave themselves.
    public var recorders: [String] = []
    /// Types of entries.
    public var types: [String] = []
    /// Years in which activities took place.
    public var years: [Int] = []
    /// Countries of activities.
    public var countries: [String] = []
    /// Recorded no earlier than this.
    public var since: RecordedTime?
    /// Recorded no later than this.
    public var until: RecordedTime?
    /// Positions in the log.
    public var sequences: [ClosedRange<Int>] = []

    /// Every entry.
    public init() {}

    /// Whether an entry meets the conditions. An amendment is about the years and countries that its target counted in
    /// before and after.
    func admits(_ audited: AuditedEntry) -> Bool {
        let activities = [audited.activity, audited.amendment?.before, audited.amendment?.after].compactMap(\.self)
        return admits(audited.entry, activities)
    }

    /// Whether an entry that is about some activities meets the conditions.
    func admits(_ entry: Entry, _ activities: [Activity]) -> Bool {
        func admits(_ value: String, _ wanted: [String]) -> Bool {
            wanted.isEmpty || wanted.contains { ExactText($0) == ExactText(value) }
        }
        return admits(entry.recorder.identity, recorders)
            && admits(entry.type, types)
            && (years.isEmpty || activities.contains { years.contains($0.date.year) })
            && (countries.isEmpty || activities.contains { $0.country.map { countries.contains($0) } ?? false })
            && (since.map { $0 <= entry.recordedTime } ?? true)
            && (until.map { $0 >= entry.recordedTime } ?? true)
            && (sequences.isEmpty || sequences.contains { $0.contains(entry.sequence) })
    }
}
