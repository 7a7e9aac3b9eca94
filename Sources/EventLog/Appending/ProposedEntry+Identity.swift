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
    /// Asks the index, and only when the batch brings ids: a new UUID need not be looked for.
    /// - Throws: ``LogError``: `conflict` when one is there with other content, `damaged`.
    func recordedIndices(
        of batch: [ProposedEntry], in extent: LogExtent, by access: EntryIndex.Access
    ) throws(LogError) -> Set<Int> {
        var wanted: [ExactText: Int] = [:]
        for (index, proposal) in batch.enumerated() {
            if let id = proposal.id { wanted[ExactText(id)] = wanted[ExactText(id)] ?? index }
        }
        if wanted.isEmpty { return [] }
        var recorded: Set<Int> = []
        let compare: (Entry) throws(LogError) -> Void = { entry throws(LogError) in
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
        // As in the first import of many: to read a short log costs less than to hash that many ids.
        if wanted.count / 4 > extent.size {
            try forEachEntry(of: extent, compare)
        } else {
            let terms = wanted.keys.map { IndexTerm.id($0.string) }
            try index(extent, for: .terms(terms), by: access).forEachCandidate(compare)
        }
        return recorded
    }
}
