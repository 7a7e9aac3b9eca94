import EventLog
import MerkleTree

/// All that a report about some years rests on: the figures, the entries behind each, what has been amended and
/// published, and the evidence for it.
public struct ReportBasis: Sendable {
    /// An entry that counts in one of the years.
    public struct CountedEntry: Sendable {
        /// The entry, as recorded.
        public let entry: Entry
        /// Its activity, as it counts.
        public let activity: Activity
        /// Its amendments, in order.
        public let amendments: [Entry]
    }

    /// An entry that was recorded as of one of the years, and counts there no more.
    public struct WithdrawnEntry: Sendable {
        /// The entry, as recorded.
        public let entry: Entry
        /// The year it is missing in.
        public let year: Int
        /// Its amendments, in order; the last one withdrew it.
        public let amendments: [Entry]
    }

    /// What a figure is made of: an entry, by its index in ``entries``, and what it contributes.
    public typealias Contribution = (entry: Int, tally: Tally)

    /// The ledger when it was read.
    public let checkpoint: Checkpoint
    /// Who keeps the ledger, if it says so.
    public let organisation: String?
    /// When its last entry was recorded.
    public let lastRecorded: RecordedTime
    /// The figures of every year of the ledger.
    public let statistics: YearlyStatistics
    /// The years that the report is about, ascending.
    public let years: [Int]
    /// What counts in these years, in the order of the log; empty when ``entriesAreLeftOut``.
    public internal(set) var entries: [CountedEntry] = []
    /// What counted there once, in the order of the log.
    public internal(set) var withdrawn: [WithdrawnEntry] = []
    /// Whether there are more entries than a page can show.
    public internal(set) var entriesAreLeftOut = false
    /// For each of the years that was published, what has become of its figures.
    public let restatements: [Int: Restatement]
    /// The lines that all this rests on; `nil` when there are more than a page can hold.
    public let evidence: ReportEvidence?

    /// For each year and figure what it is made of.
    private let contributions: [Int: [FigurePath: [Contribution]]]

    /// More entries than this are not listed.
    public static let entryLimit = 50_000

    init(
        _ view: LedgerView, _ collected: ReportCollector, statistics: YearlyStatistics, years: [Int],
        restatements: [Int: Restatement], evidence: ReportEvidence?
    ) {
        checkpoint = view.checkpoint
        organisation = collected.organisation
        lastRecorded = collected.lastRecorded
        self.statistics = statistics
        self.years = years
        self.restatements = restatements
        self.evidence = evidence
        entries = collected.entries
        withdrawn = collected.withdrawn
        entriesAreLeftOut = collected.entriesAreLeftOut
        var contributions: [Int: [FigurePath: [Contribution]]] = [:]
        for (index, counted) in entries.enumerated() {
            for (path, tally) in YearlyStatistics.contributions(of: counted.activity) {
                contributions[counted.activity.date.year, default: [:]][path, default: []].append((index, tally))
            }
        }
        self.contributions = contributions
    }

    /// The entries that a figure is made of, in the order of the log.
    public func contributions(to path: FigurePath, of year: Int) -> [Contribution] {
        contributions[year]?[path] ?? []
    }
}
