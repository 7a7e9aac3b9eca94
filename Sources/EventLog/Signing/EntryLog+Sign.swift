import CanonicalJSON
import MerkleTree

extension EntryLog {
    /// A batch with the signatures of its entries, made before the lock is taken: a person may have to type a passphrase
    /// first, or touch a key.
    ///
    /// A signature is over an entry as it will stand, with its id and with `continued`, so that what is recorded already
    /// is left out, and ids are given here. ``append(_:by:options:)-(Batch,_,_)`` then records all of it or, when some of
    /// it was recorded in between, nothing.
    /// - Returns: The signed batch, and how many entries were left out.
    func signed(
        _ batch: Batch, by recorder: Recorder, options: AppendOptions, using signer: any EntrySigner
    ) throws(LogError) -> (batch: Batch, duplicates: Int) {
        var known = try batch.repetitions(self)
        let extent = try extent()
        try addRecorded(of: batch, in: extent, by: .reader, to: &known)
        var entries: [Entry] = []
        try batch.forEach { index, _, record throws(LogError) in
            if known.contains(index) { return }
            entries.append(
                Entry(
                    id: record.id.map { Batch.text(Array($0)) }
                        ?? environment.identifiers.makeIdentifier(at: environment.clock.now),
                    source: extent.origin, sequence: 0, recordedTime: environment.clock.now, recorder: recorder,
                    correlationID: options.correlationID, isContinued: true, type: Batch.text(Array(record.type)),
                    data: (try? JSONValue(parsing: Array(record.data)).object) ?? JSONObject()))
        }
        if let last = entries.indices.last { entries[last].isContinued = false }
        if entries.isEmpty { return (try Batch([], for: self), known.count) }
        let signatures = try signer.signatures(of: entries.map(\.signedBytes))
        var records = BatchRecords()
        for (entry, signature) in zip(entries, signatures) {
            records.add(ProposedEntry(type: entry.type, data: entry.data, id: entry.id), signature: signature)
        }
        let signed = Batch(for: self)
        try signed.add(records)
        return (signed, known.count)
    }
}
