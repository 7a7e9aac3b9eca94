import EventLog

/// The amendments of a stretch of the log, found where the entries stand: the fast way to an ``AmendmentIndex``.
struct AmendmentFold: EntryFold {
    /// What was found.
    private(set) var index = AmendmentIndex()

    mutating func take(_ entry: borrowing ScannedEntry) -> Bool {
        // That of an unknown type means nothing here, as in the index itself.
        guard ScannedAmendment.isAmendment(entry) else { return !ScannedPolicy.isConcerned(entry) }
        guard let target = ScannedAmendment.target(of: entry), !index.retracted.contains(target) else { return false }
        return (try? index.add(target, amendedBy: entry.sequence, isRetraction: ScannedAmendment.isRetraction(entry)))
            != nil
    }

    mutating func take(_ entry: Entry) throws(LogError) {
        index.note(entry)
        guard let amendment = try Amendment(entry) else { return }
        try index.add(amendment.target, amendedBy: entry.sequence, isRetraction: amendment.data == nil)
    }
}
