import CanonicalJSON
import EventLog

/// How much each recorder recorded, of what: a projection.
public struct AuditSummary: Projection {
    /// One recorder's work.
    public struct Row: Equatable, Sendable {
        /// Who: the name they gave themselves and the account they used.
        public let recorder: Recorder
        /// How many entries, by type.
        public internal(set) var counts: [ExactText: Int] = [:]
        /// How many entries, by the standing of their signatures; empty when these were not looked at.
        public internal(set) var standings: [SignatureStanding: Int] = [:]
        /// When their first entry was recorded.
        public let first: RecordedTime
        /// When their last entry was recorded.
        public internal(set) var last: RecordedTime

        /// How many entries.
        public var total: Int { counts.values.reduce(0, +) }
    }

    private var rowsByRecorder: [Key: Row] = [:]

    /// The summary of no entries: no rows.
    public init() {}

    /// Counts an entry for its recorder.
    public mutating func add(_ entry: Entry, _ finder: any EntryFinder) {
        add(entry)
    }

    /// Counts what a later part of the log holds.
    public mutating func add(_ later: AuditSummary, _ finder: any EntryFinder) {
        rowsByRecorder.merge(later.rowsByRecorder) { earlier, later in
            var row = earlier
            row.counts.merge(later.counts, uniquingKeysWith: +)
            row.standings.merge(later.standings, uniquingKeysWith: +)
            row.last = max(earlier.last, later.last)
            return row
        }
    }

    /// Counts an entry for its recorder, with how its signature stands, if that is known.
    public mutating func add(_ entry: Entry, _ standing: SignatureStanding? = nil) {
        let key = Key(entry.recorder)
        var row =
            rowsByRecorder[key] ?? Row(recorder: entry.recorder, first: entry.recordedTime, last: entry.recordedTime)
        row.counts[ExactText(entry.type), default: 0] += 1
        if let standing { row.standings[standing, default: 0] += 1 }
        row.last = max(row.last, entry.recordedTime)
        rowsByRecorder[key] = row
    }

    /// The recorders, in the order of their names' bytes.
    public var rows: [Row] {
        rowsByRecorder.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The standings of signatures that occur, in their usual order; none when these were not looked at.
    public var standings: [SignatureStanding] {
        SignatureStanding.allCases.filter { standing in rowsByRecorder.values.contains { $0.standings[standing] != nil }
        }
    }

    /// The types that occur: entry 0's, then activities in their usual order, amendments, publications,
    /// then whatever else.
    public var types: [String] {
        let present = Set(rowsByRecorder.values.flatMap(\.counts.keys))
        let known = EntryTypes.all.map(ExactText.init)
        return (known.filter(present.contains) + present.subtracting(known).sorted()).map(\.string)
    }

    /// A recorder by the bytes of their names.
    private struct Key: Hashable, Comparable {
        let identity: ExactText
        let kind: String
        let account: ExactText

        init(_ recorder: Recorder) {
            identity = ExactText(recorder.identity)
            kind = recorder.kind.rawValue
            account = ExactText(recorder.account)
        }

        static func < (left: Key, right: Key) -> Bool {
            (left.identity, left.kind, left.account) < (right.identity, right.kind, right.account)
        }
    }
}
