import EventLog

extension Ledger {
    /// Goes through the entries that a filter admits, in order, and at the end checks that the whole log is what its
    /// checkpoint was made of: who recorded what must not be taken from a file that was changed.
    /// - Throws: ``LogError``: `notFound`, `damaged`, the latter perhaps after the last entry; whatever `body` throws.
    public func audit(
        _ extent: LogExtent, _ filter: AuditFilter, _ body: (Entry, Activity?) throws -> Void
    ) throws {
        try log.checkedReplay(extent) { entry, _ in
            let activity = try Activity(entry)
            if filter.admits(entry, activity) { try body(entry, activity) }
        }
    }

    /// How much each recorder recorded of what a filter admits.
    /// - Throws: ``LogError``: `notFound`, `damaged`.
    public func auditSummary(_ extent: LogExtent, _ filter: AuditFilter) throws -> AuditSummary {
        var summary = AuditSummary()
        try audit(extent, filter) { entry, _ in summary.add(entry) }
        return summary
    }
}
