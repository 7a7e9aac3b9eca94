import ActivityLedger

/// The entries themselves, for other programs: as the log has them, or as one batch of CloudEvents.
///
/// Written while the log is read, in bounded memory: a ledger may have more entries than fit.
public struct EntriesReport {
    /// How entries are written.
    public enum Format: String, CaseIterable, Sendable {
        /// The lines of the log, byte for byte.
        case jsonl
        /// The JSON batch format of CloudEvents 1.0, `application/cloudevents-batch+json`: an array, an entry a line.
        case cloudEventsBatch = "cloudevents-batch"
    }

    private let ledger: Ledger
    private let view: LedgerView
    private let filter: AuditFilter

    /// The entries of a view that a filter admits.
    public init(_ ledger: Ledger, _ view: LedgerView, _ filter: AuditFilter) {
        self.ledger = ledger
        self.view = view
        self.filter = filter
    }

    /// Writes all of it.
    /// - Throws: ``LogError`` `damaged`, and whatever `output` throws.
    public func write(as format: Format, to output: AuditReport.Output) throws {
        switch format {
        case .jsonl:
            try ledger.lines(view, filter) { try output(String(decoding: $0, as: UTF8.self) + "\n") }
        case .cloudEventsBatch:
            var separator = "[\n"
            try ledger.lines(view, filter) {
                try output(separator + String(decoding: $0, as: UTF8.self))
                separator = ",\n"
            }
            try output(separator == "[\n" ? "[]\n" : "\n]\n")
        }
    }
}
