import CanonicalJSON
import EventLog
import MerkleTree

/// A ledger of activities: the front door for those who embed it.
///
/// ```swift
/// let ledger = Ledger(directory: ".")
/// let recorder = Recorder(identity: "international-office")
/// try ledger.openIfMissing(origin: "example.org/international", by: recorder)
/// let visit = try ProposedEntry(.visitMade, ["date": "2026-03", "host": "RIKEN", "country": "JP", "mode": .mode(.inPerson)])
/// let receipt = try ledger.append([visit], by: recorder)
/// try ledger.replayActivities { activity, entry in print(activity.subject ?? "", entry.recorder.identity) }
/// ```
///
/// A ledger is a value without open files: keep it, copy it, use it from any thread. Writers in this and other processes wait
/// for one another, readers for nobody.
public struct Ledger: Sendable {
    /// The log it stands on.
    public internal(set) var log: EntryLog
    /// A larger snapshot is not written. Tests make it small.
    var snapshotLimitBytes = StatisticsSnapshot.limitBytes

    /// The ledger in a directory, whether or not there is one yet.
    public init(directory: String, environment: LogEnvironment = LogEnvironment()) {
        log = EntryLog(directory: directory, environment: environment, terms: .ledger)
    }

    /// Opens a ledger that was not there.
    /// - Parameter signer: Signs the entry that opens it, if that is to be signed.
    /// - Throws: ``ValueError`` for an origin or organisation that cannot be used; `LogError`.
    @discardableResult
    public func open(
        origin: String, organisation: String? = nil, policy: Policy? = nil, by recorder: Recorder,
        signer: (any EntrySigner)? = nil
    ) throws -> Receipt {
        let first = try LedgerOpened.proposal(origin: origin, organisation: organisation, policy: policy)
        try check(recorder)
        return try log.create(origin: origin, first: first, by: recorder, signer: signer)
    }

    /// Opens a ledger if there is none.
    /// - Returns: The receipt; `nil` when the ledger was there.
    /// - Throws: ``ValueError`` when there is one of another origin; what ``open(origin:organisation:policy:by:signer:)`` does.
    @discardableResult
    public func openIfMissing(
        origin: String, organisation: String? = nil, policy: Policy? = nil, by recorder: Recorder
    ) throws -> Receipt? {
        do {
            return try open(origin: origin, organisation: organisation, policy: policy, by: recorder)
        } catch  where (error as? LogError)?.code == .alreadyExists {
            let found = try log.extent().origin
            guard ExactText(found) == ExactText(origin) else {
                throw ValueError(
                    "the ledger there is \(found.quotedForDisplay), not \(origin.quotedForDisplay)")
            }
            return nil
        }
    }

    /// Records a batch of activities and amendments; see ``append(_:by:options:)-(ActivityBatch,_,_)``.
    /// - Throws: ``ActivityError`` when one of them breaks the rules of its type, besides.
    @discardableResult
    public func append(
        _ batch: [ProposedEntry], by recorder: Recorder, options: AppendOptions = AppendOptions()
    ) throws -> Receipt {
        for (index, proposal) in batch.enumerated() { try proposal.check(batchIndex: index) }
        return try append(try ActivityBatch(batch, for: log), by: recorder, options: options)
    }

    /// Records a batch of checked activities and amendments, all of it or nothing of it.
    /// - Throws: ``ValueError`` for a recorder that cannot be used; ``AmendmentError``; `LogError`.
    public func append(
        _ batch: ActivityBatch, by recorder: Recorder, options: AppendOptions = AppendOptions()
    ) throws -> Receipt {
        try check(recorder, options)
        if !batch.amendments.isEmpty { return try appendAmending(batch, by: recorder, options: options) }
        return try log.append(batch.entries, by: recorder, options: underPolicy(options))
    }

    /// Checks a batch without recording it.
    /// - Throws: What ``append(_:by:options:)-(ActivityBatch,_,_)`` would, but for what only writing shows.
    public func preview(
        _ batch: ActivityBatch, by recorder: Recorder, options: AppendOptions = AppendOptions()
    ) throws -> AppendPreview {
        try check(recorder, options)
        let preview = try log.preview(batch.entries, by: recorder, options: underPolicy(options))
        if preview.wouldAppend > 0 { try checkAmendments(batch, in: try log.extent(), by: .reader) }
        return preview
    }

    /// Checks what every entry of an append says besides its data: what the log could not read again must not get into it.
    func check(_ recorder: Recorder, _ options: AppendOptions = AppendOptions()) throws(ValueError) {
        for (name, text) in [("recorder's name", recorder.identity), ("recorder's account", recorder.account)] {
            do throws(ValueError) {
                try RecordText.check(text, limit: Member.textLimitScalars)
            } catch {
                throw ValueError("the \(name) cannot be used: \(error.problem)")
            }
        }
        if let id = options.correlationID, let problem = ProposedEntry.problem(withID: id) {
            throw ValueError("the correlation cannot be used: \(problem)")
        }
    }
}
