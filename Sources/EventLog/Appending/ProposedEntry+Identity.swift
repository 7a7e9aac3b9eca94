import CanonicalJSON

extension ProposedEntry {
    /// What is wrong with an id, or `nil` when it can be used.
    public static func problem(withID id: String) -> String? {
        let scalars = id.unicodeScalars
        if scalars.isEmpty { return "an id has at least one character" }
        if scalars.count > idLimitScalars {
            return "an id has at most \(idLimitScalars) characters, this one \(scalars.count)"
        }
        if scalars.contains(where: { $0.properties.generalCategory == .control }) {
            return "an id has no control characters"
        }
        return nil
    }

}

/// A batch whose own ids are in order.
struct CheckedBatch {
    let proposals: [ProposedEntry]
    /// Indices of proposals that repeat an earlier one of the batch.
    let repetitions: Set<Int>
}

extension EntryLog {
    /// Checks the ids of a batch against the rules and against one another.
    func check(_ batch: [ProposedEntry]) throws(LogError) -> CheckedBatch {
        var firstIndices: [ExactText: Int] = [:]
        var repetitions: Set<Int> = []
        for (index, proposal) in batch.enumerated() {
            guard let id = proposal.id.map(ExactText.init) else { continue }
            if let problem = ProposedEntry.problem(withID: id.string) {
                throw LogError(.invalidEntry, problem, batchIndex: index)
            }
            guard let first = firstIndices[id] else {
                firstIndices[id] = index
                continue
            }
            guard proposal.saysTheSame(as: batch[first]) else {
                throw LogError(
                    .conflict, "id \(id.string.quotedForDisplay) is used twice in the batch, with different content",
                    remedy: "give each entry an id of its own", batchIndex: index)
            }
            repetitions.insert(index)
        }
        return CheckedBatch(proposals: batch, repetitions: repetitions)
    }

    /// Indices of proposals whose id is in the log, with the same content.
    ///
    /// Reads the log only when the batch brings ids: a new UUID need not be looked for.
    func recordedIndices(of batch: [ProposedEntry], in extent: LogExtent) throws(LogError) -> Set<Int> {
        var wanted: [ExactText: Int] = [:]
        for (index, proposal) in batch.enumerated() {
            if let id = proposal.id { wanted[ExactText(id)] = wanted[ExactText(id)] ?? index }
        }
        if wanted.isEmpty { return [] }
        var recorded: Set<Int> = []
        do {
            try replay(extent) { entry, _ in
                guard let index = wanted[ExactText(entry.id)] else { return }
                guard batch[index].isRecorded(as: entry) else {
                    throw LogError(
                        .conflict,
                        "id \(entry.id.quotedForDisplay) is already in the ledger, at sequence \(entry.sequence), with"
                            + " other content",
                        remedy: "use another id", batchIndex: index)
                }
                recorded.insert(index)
            }
        } catch let error as LogError {
            throw error
        } catch {
            preconditionFailure("the closure above throws only LogError")
        }
        return recorded
    }
}
