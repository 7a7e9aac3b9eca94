import EventLog

extension Ledger {
    /// Goes through the entries of a view that a filter admits, in order.
    /// - Throws: `LogError` `damaged`; whatever `body` throws.
    public func audit(_ view: LedgerView, _ filter: AuditFilter, _ body: (AuditedEntry) throws -> Void) throws {
        try replay(view) { entry in
            let audited = try view.audited(entry.entry())
            if filter.admits(audited) { try body(audited) }
        }
    }

    /// Goes through the lines of the entries of a view that a filter admits, in order and as they stand in the log, without
    /// LF. A line is valid during the call only.
    /// - Throws: `LogError` `damaged`; whatever `body` throws.
    public func lines(
        _ view: LedgerView, _ filter: AuditFilter, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
    ) throws {
        try replay(view) { entry in
            if filter.admits(try view.audited(entry.entry())) { try body(entry.line) }
        }
    }

    /// How much each recorder recorded of what a filter admits.
    /// - Parameter judge: Says how the signatures stand; without one they are not looked at.
    /// - Throws: `LogError` `damaged`.
    public func auditSummary(
        _ view: LedgerView, _ filter: AuditFilter, _ judge: SignatureJudge? = nil
    ) throws -> AuditSummary {
        var summary = AuditSummary()
        try audit(view, filter) { summary.add($0.entry, judge?.judge($0.entry).standing) }
        return summary
    }
}
