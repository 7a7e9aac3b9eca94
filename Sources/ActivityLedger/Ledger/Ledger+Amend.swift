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
    /// The amendment that corrects members of an entry and leaves the others as they count now.
    /// - Parameters:
    ///   - change: Makes the corrected data of what counts now, given the entry's type.
    /// - Throws: ``AmendmentError`` when the entry cannot be corrected; ``LogError``; whatever `change` throws.
    public func correction(
        of sequence: Int, reason: String, _ change: (ActivityType, JSONObject) throws -> JSONObject
    ) throws -> Amendment {
        let extent = try log.extent()
        let index = try amendmentIndex(extent)
        let target = try target(sequence, extent)
        // An empty correction of the target finds everything that keeps it from being corrected at all.
        let retraction = Amendment(of: sequence, reason: reason, data: nil)
        let problems = retraction.problems(with: target, isRetracted: index.retracted.contains(sequence))
        guard problems.isEmpty, let type = ActivityType.named(target.type) else { throw AmendmentError(problems) }
        let latest = try index.amendments[sequence]?.last.map { amendment throws(LogError) in
            try LogEntryFinder(log, extent).entry(at: amendment)
        }
        let current = try latest.flatMap { entry throws(LogError) in try Amendment(entry)?.data } ?? target.data
        return Amendment(of: sequence, reason: reason, data: try change(type, current))
    }

    /// Records a batch with amendments, which are checked against the log exactly as it is when they are recorded: should
    /// it have grown in between, they are checked again.
    func appendAmending(
        _ batch: [ProposedEntry], by recorder: Recorder, options: AppendOptions
    ) throws -> Receipt {
        while true {
            let extent = try log.extent()
            var expecting = options
            // A batch that is recorded already stays a success, though its retraction cannot be recorded again.
            if try log.preview(batch, by: recorder, options: options).wouldAppend > 0 {
                try checkAmendments(batch, in: extent)
                expecting.expectedSize = options.expectedSize ?? extent.size
            }
            switch outcome(of: batch, recorder, expecting) {
            case .success(let receipt): return receipt
            case .failure(let error) where error.code == .sizeMoved && options.expectedSize == nil: continue
            case .failure(let error): throw error
            }
        }
    }

    /// What comes of an append, for a caller who may try again.
    func outcome(
        of batch: [ProposedEntry], _ recorder: Recorder, _ options: AppendOptions
    ) -> Result<Receipt, LogError> {
        do throws(LogError) {
            return .success(try log.append(batch, by: recorder, options: options))
        } catch {
            return .failure(error)
        }
    }

    /// Checks the amendments of a batch against the log, and against those of the batch itself.
    func checkAmendments(_ batch: [ProposedEntry], in extent: LogExtent) throws {
        guard batch.contains(where: { Amendment.types.contains($0.type) }) else { return }
        var retracted = try amendmentIndex(extent).retracted
        for (index, proposal) in batch.enumerated() {
            guard Amendment.types.contains(proposal.type) else { continue }
            var problems = Amendment.problems(type: proposal.type, members: proposal.data)
            guard problems.isEmpty, let amendment = Amendment(type: proposal.type, members: proposal.data) else {
                throw AmendmentError(problems, batchIndex: index)
            }
            let target = try target(amendment.target, extent, batchIndex: index)
            problems = amendment.problems(with: target, isRetracted: retracted.contains(amendment.target))
            if !problems.isEmpty { throw AmendmentError(problems, batchIndex: index) }
            if amendment.data == nil { retracted.insert(amendment.target) }
        }
    }

    /// Which entries have been amended, from a read of the whole log.
    func amendmentIndex(_ extent: LogExtent) throws -> AmendmentIndex {
        var index = AmendmentIndex()
        let finder = LogEntryFinder(log, extent)
        try log.checkedReplay(extent) { entry, _ in try index.add(entry, finder) }
        return index
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
