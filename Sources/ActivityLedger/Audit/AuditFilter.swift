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

    /// Whether an entry, with its activity if it is about one, meets the conditions.
    func admits(_ entry: Entry, _ activity: Activity?) -> Bool {
        func admits(_ value: String?, _ wanted: [String]) -> Bool {
            wanted.isEmpty || wanted.contains { ExactText($0) == value.map(ExactText.init) }
        }
        return admits(entry.recorder.identity, recorders)
            && admits(entry.type, types)
            && (years.isEmpty || years.contains { $0 == activity?.date.year })
            && admits(activity?.country, countries)
            && (since.map { $0 <= entry.recordedTime } ?? true)
            && (until.map { $0 >= entry.recordedTime } ?? true)
            && (sequences.isEmpty || sequences.contains { $0.contains(entry.sequence) })
    }
}
