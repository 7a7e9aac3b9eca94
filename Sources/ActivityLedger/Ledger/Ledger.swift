import EventLog
import MerkleTree

/// A ledger of activities: the front door for those who embed it.
///
/// ```swift
/// let ledger = Ledger(directory: ".")
/// let recorder = Recorder(identity: "international-office", kind: .user, account: "office")
/// let receipt = try ledger.append(batch, by: recorder)
/// let result = try ledger.statistics()
/// ```
public struct Ledger: Sendable {
    /// The log it stands on.
    public internal(set) var log: EntryLog

    /// The ledger in a directory, whether or not there is one yet.
    public init(directory: String, environment: LogEnvironment = LogEnvironment()) {
        log = EntryLog(directory: directory, environment: environment, terms: .ledger)
    }

    /// Opens a ledger that was not there.
    /// - Throws: ``ValueError`` for an origin or organisation that cannot be used; ``LogError``.
    public func open(
        origin: String, organisation: String?, policy: Policy? = nil, by recorder: Recorder
    ) throws -> Receipt {
        let first = try LedgerOpened.proposal(origin: origin, organisation: organisation, policy: policy)
        try check(recorder)
        return try log.create(origin: origin, first: first, by: recorder)
    }

    /// Records a batch of checked activities and amendments; see ``append(_:by:options:)-(ActivityBatch,_,_)``.
    public func append(
        _ batch: [ProposedEntry], by recorder: Recorder, options: AppendOptions = AppendOptions()
    ) throws -> Receipt {
        try append(try ActivityBatch(batch, for: log), by: recorder, options: options)
    }

    /// Records a batch of checked activities and amendments, all of it or nothing of it.
    /// - Throws: ``ValueError`` for a recorder that cannot be used; ``AmendmentError``; ``LogError``.
    public func append(
        _ batch: ActivityBatch, by recorder: Recorder, options: AppendOptions = AppendOptions()
    ) throws -> Receipt {
        try check(recorder)
        if !batch.amendments.isEmpty { return try appendAmending(batch, by: recorder, options: options) }
        return try log.append(batch.entries, by: recorder, options: underPolicy(options))
    }

    /// Checks a batch without recording it.
    /// - Throws: What ``append(_:by:options:)-(ActivityBatch,_,_)`` would, but for what only writing shows.
    public func preview(
        _ batch: ActivityBatch, by recorder: Recorder, options: AppendOptions = AppendOptions()
    ) throws -> AppendPreview {
        try check(recorder)
        let preview = try log.preview(batch.entries, by: recorder, options: underPolicy(options))
        if preview.wouldAppend > 0 { try checkAmendments(batch, in: try log.extent(), by: .reader) }
        return preview
    }

    func check(_ recorder: Recorder) throws(ValueError) {
        do throws(ValueError) {
            try RecordText.check(recorder.identity, limit: Member.textLimitScalars)
        } catch {
            throw ValueError("the recorder's name cannot be used: \(error.problem)")
        }
    }
}
