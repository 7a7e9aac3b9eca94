import EventLog

/// What a view knows of a stretch of the log.
struct ViewFold: EntryFold {
    private(set) var statistics = StatisticsFold()
    private(set) var amendments = AmendmentIndex()
    /// The entries that publish figures, in order.
    private(set) var publications: [Entry] = []
    /// The first entry that the view does not see.
    private let size: Int

    private static let publicationName = ScannedName(Publication.typeName)

    init(size: Int) {
        self.size = size
    }

    mutating func take(_ entry: borrowing ScannedEntry) throws(LogError) {
        if entry.sequence >= size { return }
        try statistics.take(entry)
        try amendments.add(entry)
        if entry.isName(Self.publicationName, at: entry.type) { publications.append(entry.entry()) }
    }

    mutating func finish(_ finder: StretchFinder) throws(LogError) { try statistics.finish(finder) }
}
