import EventLog

/// A batch of checked activities and amendments.
public struct ActivityBatch: Sendable {
    /// All of them.
    public let entries: Batch
    /// The amendments among them, and where in the batch they stand: they are checked once more, against the ledger.
    let amendments: [(index: Int, proposal: ProposedEntry)]

    init(_ entries: Batch, amendments: [(index: Int, proposal: ProposedEntry)]) {
        self.entries = entries
        self.amendments = amendments
    }

    /// The batch of some proposals.
    /// - Throws: `LogError`: `invalidEntry` for an id that cannot be used, `inputOutput`.
    public init(_ proposals: [ProposedEntry], for log: EntryLog) throws(LogError) {
        entries = try Batch(proposals, for: log)
        amendments = proposals.enumerated().filter { Amendment.types.contains($0.element.type) }
            .map { (index: $0.offset, proposal: $0.element) }
    }
}
