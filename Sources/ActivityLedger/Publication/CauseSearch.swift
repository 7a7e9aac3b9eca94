import EventLog

/// Looks among a log's entries for those that count otherwise in a year than when its figures were published.
struct CauseSearch {
    private let publication: Publication
    private let index: AmendmentIndex
    private let finder: any EntryFinder
    private(set) var causes: [Restatement.Cause] = []

    /// - Parameters:
    ///   - index: All amendments, to this day.
    init(since publication: Publication, _ index: AmendmentIndex, _ finder: any EntryFinder) {
        self.publication = publication
        self.index = index
        self.finder = finder
    }

    /// Whether an entry may count otherwise than it did: what has neither come nor been amended since does not.
    func isConcerned(with sequence: Int) -> Bool {
        sequence >= publication.size || index.amendments[sequence]?.last ?? -1 >= publication.size
    }

    /// Looks at the next entry that the search is concerned with.
    mutating func add(_ entry: Entry) throws(LogError) {
        let isLate = entry.sequence >= publication.size
        let amendments = index.amendments[entry.sequence] ?? []
        let recent = amendments.filter { $0 >= publication.size }
        let earlier = amendments.last { $0 < publication.size }
        let before = isLate ? nil : try Activity.counting(entry, amendedBy: earlier, finder)
        let after = try Activity.counting(entry, amendedBy: amendments.last, finder)
        let (contributed, contributes) = (contributions(of: before), contributions(of: after))
        guard contributed != contributes, let activity = after ?? before else { return }
        var amending: [Entry] = []
        for sequence in recent { amending.append(try finder.entry(at: sequence)) }
        causes.append(
            Restatement.Cause(
                kind: isLate ? .late : after == nil ? .retracted : .corrected, entry: entry, activity: activity,
                amendments: amending, before: contributed, after: contributes))
    }

    /// What an activity adds to the figures of the year that was published.
    private func contributions(of activity: Activity?) -> [FigurePath: Tally] {
        guard let activity, activity.date.year == publication.year else { return [:] }
        return YearlyStatistics.contributions(of: activity)
    }
}
