import EventLog

/// Finds policies and countersignatures without reading all of the log.
struct PolicyFinder {
    private let log: EntryLog
    private let extent: LogExtent
    private let access: EntryIndex.Access
    private let finder: LogEntryFinder

    init(_ log: EntryLog, _ extent: LogExtent, by access: EntryIndex.Access) {
        self.log = log
        self.extent = extent
        self.access = access
        finder = LogEntryFinder(log, extent)
    }

    /// The policies up to the end, which say what is in force for the next entry.
    /// - Throws: `LogError` `damaged` when one cannot be read, or the log is not what its checkpoint was made of.
    func course() throws(LogError) -> PolicyCourse {
        try PolicyCourse(try declarations(), finder) { target throws(LogError) in try countersignatures(of: target) }
    }

    /// Types for which any policy of the log asks for a second person.
    // Characters: names of types that were compared with ours by their bytes.
    func allCountersigned() throws(LogError) -> Set<String> {
        Set(try declarations().flatMap { (try? Policy.declared(by: $0))?.countersigned ?? [] })
    }

    /// The countersignatures of an entry, in order.
    func countersignatures(of target: Int) throws(LogError) -> [Entry] { try entries(with: .countersigned(target)) }

    /// Entry 0, which may declare a policy, and those that do.
    private func declarations() throws(LogError) -> [Entry] {
        [try finder.entry(at: 0)] + (try entries(with: .policy))
    }

    private func entries(with term: IndexTerm) throws(LogError) -> [Entry] {
        let index = try log.index(extent, for: .terms([term]), by: access)
        var entries: [Entry] = []
        while let entry = try index.latestEntry(with: term, before: entries.last?.sequence ?? .max) {
            entries.append(entry)
        }
        return entries.reversed()
    }
}

extension IndexTerm {
    static let policy = IndexTerm(domain: 3, "")
    static func countersigned(_ target: Int) -> IndexTerm { IndexTerm(domain: 4, String(target)) }
}

extension Ledger {
    /// Types for which policies ask for a second person, as the index tells it; without one, those of the first policy.
    /// What is missing makes the fast verification give up, and no more.
    func typesNeedingSecondPerson(_ extent: LogExtent) -> [String] {
        let types =
            log.hasIndex
            ? try? PolicyFinder(log, extent, by: .reader).allCountersigned()
            : (try? LogEntryFinder(log, extent).entry(at: 0)).flatMap { entry in
                (try? Policy.declared(by: entry)).map { Set($0.countersigned) }
            }
        return Policy.countersignableTypes.filter { types?.contains($0) ?? false }
    }
}
