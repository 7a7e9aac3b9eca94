import CanonicalJSON
import EventLog

/// Picks, while the log is read, what a report about some years shows.
struct ReportCollector {
    private let years: Set<Int>
    private let view: LedgerView
    /// Entries whose amendments matter as well.
    private var concerned: Set<Int> = []

    private(set) var entries: [ReportBasis.CountedEntry] = []
    private(set) var withdrawn: [ReportBasis.WithdrawnEntry] = []
    private(set) var entriesAreLeftOut = false
    private(set) var organisation: String?
    private(set) var lastRecorded = RecordedTime(milliseconds: 0)
    /// For each of the years its latest publication.
    private(set) var publications: [Int: (publication: Publication, entry: Entry)] = [:]

    init(_ years: [Int], _ view: LedgerView) {
        self.years = Set(years)
        self.view = view
    }

    /// Takes the next entry.
    /// - Returns: Whether what the report shows depends on it.
    mutating func add(_ scanned: borrowing ScannedEntry) throws(LogError) -> Bool {
        lastRecorded = scanned.recordedTime
        if let year = view.plainYear(of: scanned), !years.contains(year) { return false }
        let entry = scanned.entry()
        if entry.type == LedgerOpened.typeName {
            organisation = entry.data["organisation"]?.string
            return true
        }
        if let amendment = try Amendment(entry) { return concerned.contains(amendment.target) }
        if let publication = try Publication(entry) {
            guard years.contains(publication.year) else { return false }
            publications[publication.year] = (publication, entry)
            return true
        }
        guard let recorded = try Activity(entry) else { return false }
        return try add(entry, recorded)
    }

    private mutating func add(_ entry: Entry, _ recorded: Activity) throws(LogError) -> Bool {
        guard let sequences = view.amendments.amendments[entry.sequence] else {
            guard years.contains(recorded.date.year) else { return false }
            list(ReportBasis.CountedEntry(entry: entry, activity: recorded, amendments: []))
            return true
        }
        var amendments: [Entry] = []
        // Everything that it was once said to be.
        var activities: [Activity?] = [recorded]
        for sequence in sequences {
            let amendment = try view.finder.entry(at: sequence)
            amendments.append(amendment)
            activities.append(try Activity(entry, amendedBy: amendment))
        }
        guard activities.contains(where: { $0.map { years.contains($0.date.year) } ?? false }) else { return false }
        concerned.insert(entry.sequence)
        let counting = activities.last ?? nil
        if let counting, years.contains(counting.date.year) {
            list(ReportBasis.CountedEntry(entry: entry, activity: counting, amendments: amendments))
        }
        if counting?.date.year != recorded.date.year, years.contains(recorded.date.year), !entriesAreLeftOut {
            withdrawn.append(
                ReportBasis.WithdrawnEntry(entry: entry, year: recorded.date.year, amendments: amendments))
        }
        return true
    }

    private mutating func list(_ entry: ReportBasis.CountedEntry) {
        if entriesAreLeftOut { return }
        entries.append(entry)
        if entries.count > ReportBasis.entryLimit {
            entriesAreLeftOut = true
            (entries, withdrawn) = ([], [])
        }
    }
}
