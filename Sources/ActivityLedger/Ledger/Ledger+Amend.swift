import CanonicalJSON
import EventLog

/// An amendment that cannot be recorded, and why.
public struct AmendmentError: Error, Sendable {
    /// Index in the batch.
    public var batchIndex: Int
    /// Everything that is wrong with it, with paths from its data downwards.
    public var problems: [MemberProblem]

    init(_ problems: [MemberProblem], batchIndex: Int = 0) {
        self.problems = problems
        self.batchIndex = batchIndex
    }
}

extension Ledger {
    /// Corrects members of an entry and leaves the others as they count when it is recorded: should the ledger have grown
    /// in between, the correction is made again, so that of two at once neither undoes the other.
    /// - Parameters:
    ///   - id: The caller's own id, which makes the correction safe to repeat.
    ///   - change: Makes the corrected data of what counts now, given the entry's type.
    /// - Throws: ``AmendmentError`` when the entry cannot be corrected; ``ValueError`` for a recorder that cannot be used;
    ///   `LogError`; whatever `change` throws.
    @discardableResult
    public func correct(
        _ sequence: Int, reason: String, id: String? = nil, by recorder: Recorder,
        options: AppendOptions = AppendOptions(), _ change: (ActivityType, JSONObject) throws -> JSONObject
    ) throws -> Receipt {
        try check(recorder, options)
        let options = underPolicy(options)
        return try log.append(by: recorder, options: options) { extent, access in
            let correction = try correction(of: sequence, reason: reason, in: extent, by: access, change)
            let batch = try ActivityBatch([correction.proposal(id: id)], for: log)
            return try checked(batch, in: extent, by: access, recorder, options)
        }
    }

    /// The amendment that changes what an entry counts as in an extent.
    private func correction(
        of sequence: Int, reason: String, in extent: LogExtent, by access: EntryIndex.Access,
        _ change: (ActivityType, JSONObject) throws -> JSONObject
    ) throws -> Amendment {
        let amendments = try AmendmentFinder(log, extent, of: [sequence], by: access)
        let target = try target(sequence, extent)
        // A retraction of the target finds everything that keeps it from being amended at all.
        let retraction = Amendment(of: sequence, reason: reason, data: nil)
        let problems = retraction.problems(with: target, isRetracted: try amendments.isRetracted(sequence))
        guard problems.isEmpty, let type = ActivityType.named(target.type) else { throw AmendmentError(problems) }
        let latest = try amendments.latest(of: sequence).flatMap { entry throws(LogError) in try Amendment(entry) }
        return Amendment(of: sequence, reason: reason, data: try change(type, latest?.data ?? target.data))
    }

    /// Records a batch with amendments, which are checked against the log exactly as it is when they are recorded: should
    /// it have grown in between, they are checked again.
    func appendAmending(
        _ batch: ActivityBatch, by recorder: Recorder, options: AppendOptions
    ) throws -> Receipt {
        let options = underPolicy(options)
        return try log.append(by: recorder, options: options) { extent, access in
            try checked(batch, in: extent, by: access, recorder, options)
        }
    }

    /// The entries of a batch whose amendments are sound, or which is recorded already.
    private func checked(
        _ batch: ActivityBatch, in extent: LogExtent, by access: EntryIndex.Access, _ recorder: Recorder,
        _ options: AppendOptions
    ) throws -> Batch {
        if case .failure(let error) = Result(catching: { try checkAmendments(batch, in: extent, by: access) }) {
            // A batch that is recorded already stays a success, though its retraction cannot be recorded again.
            if try log.preview(batch.entries, by: recorder, options: options).wouldAppend > 0 { throw error }
        }
        return batch.entries
    }

    /// Checks the amendments of a batch against the log, and against those of the batch itself.
    func checkAmendments(_ batch: ActivityBatch, in extent: LogExtent, by access: EntryIndex.Access) throws {
        if batch.amendments.isEmpty { return }
        let targets = batch.amendments.compactMap { _, proposal in
            Amendment(type: proposal.type, members: proposal.data)?.target
        }
        let amendments = try AmendmentFinder(log, extent, of: targets, by: access)
        var retracted: Set<Int> = []
        for (index, proposal) in batch.amendments {
            var problems = Amendment.problems(type: proposal.type, members: proposal.data)
            guard problems.isEmpty, let amendment = Amendment(type: proposal.type, members: proposal.data) else {
                throw AmendmentError(problems, batchIndex: index)
            }
            let target = try target(amendment.target, extent, batchIndex: index)
            let isRetracted = try retracted.contains(amendment.target) || amendments.isRetracted(amendment.target)
            problems = amendment.problems(with: target, isRetracted: isRetracted)
            if !problems.isEmpty { throw AmendmentError(problems, batchIndex: index) }
            if amendment.data == nil { retracted.insert(amendment.target) }
        }
    }

    private func target(_ sequence: Int, _ extent: LogExtent, batchIndex: Int = 0) throws -> Entry {
        guard (0..<extent.size).contains(sequence) else {
            throw AmendmentError(
                [
                    MemberProblem(
                        path: [.member("sequence")], member: "sequence",
                        problem: "there is no entry \(sequence); the ledger has \(extent.size) entries, counted from 0")
                ], batchIndex: batchIndex)
        }
        return try LogEntryFinder(log, extent).entry(at: sequence)
    }
}
