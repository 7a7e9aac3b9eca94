import CanonicalJSON
import MerkleTree

extension EntryLog {
    /// Records a batch, all of it or nothing of it; see ``append(_:by:options:)-(Batch,_,_)``.
    public func append(
        _ batch: [ProposedEntry], by recorder: Recorder, options: AppendOptions = AppendOptions()
    ) throws(LogError) -> Receipt {
        try append(try Batch(batch, for: self), by: recorder, options: options)
    }

    /// Records a batch, all of it or nothing of it, and returns only once it is durable.
    ///
    /// An entry whose id is in the log already, with the same type and data, is a duplicate: a success that writes
    /// nothing, so that a script can simply be run again. A batch of duplicates alone succeeds whatever size is
    /// expected, for the same reason.
    /// - Throws: ``LogError``: `notFound`, `busy`, `sizeMoved`, `conflict`, `invalidEntry`, `permissionDenied`,
    ///   `damaged`, `inputOutput`. After each of them nothing of the batch is recorded.
    public func append(
        _ batch: Batch, by recorder: Recorder, options: AppendOptions = AppendOptions()
    ) throws(LogError) -> Receipt {
        if options.signer != nil {
            return try signing(batch, by: recorder, options: options) { batch, options throws(LogError) in
                try append(batch, by: recorder, options: options)
            }
        }
        // What takes no look at the log is done before the lock is taken.
        let repetitions = try batch.repetitions(self)
        let lock = try takeLock(waitSeconds: options.waitSeconds)
        defer { withExtendedLifetime(lock) {} }
        return try append(batch, repetitions, by: recorder, options: options, behind: try recoveredTail())
    }

    /// Records a batch with the lock held.
    private func append(
        _ batch: Batch, _ repetitions: BatchIndices, by recorder: Recorder, options: AppendOptions, behind tail: LogTail
    ) throws(LogError) -> Receipt {
        let plan = try plan(batch, repetitions, by: recorder, options: options, after: tail.extent, .lockHolder)
        var receipt = Receipt(
            appended: plan.freshCount, duplicates: plan.known.count, sequences: nil,
            checkpoint: tail.extent.checkpoint, notices: tail.notices)
        if plan.freshCount == 0 { return receipt }
        receipt.notices += clockNotices(tail.extent)
        if batch.areSigned, plan.known.count > 0 { throw Self.recordedMeanwhile }

        let segment = SegmentName(year: plan.recordedTime.year)
        let (frontier, endOffset) = try write(batch, plan, in: segment, after: tail, options.progress)
        receipt.sequences = tail.extent.size...(tail.extent.size + plan.freshCount - 1)
        receipt.checkpoint = Checkpoint(
            origin: tail.extent.origin, size: frontier.size, rootHash: frontier.root(using: MerkleHasher()))
        do throws(LogError) {
            try write(receipt.checkpoint)
            writeFrontier(frontier, segment: segment, offset: endOffset)
        } catch {
            // The entries are durable by now, and the checkpoint may lag: nothing failed that the caller asked for.
            receipt.notices.append("the entries are recorded, but events/checkpoint could not be written: \(error)")
        }
        return receipt
    }

    /// Records a batch that is made of the log as it is, at exactly that state: should the log have grown in between, the
    /// batch is made again.
    ///
    /// Making it may take longer than others leave the log alone. So after a few rounds the last one is made with the lock
    /// held, and the others wait.
    /// - Parameter make: Makes the batch of what an extent covers. Not called again once the batch is recorded.
    /// - Throws: ``LogError`` as ``append(_:by:options:)-(Batch,_,_)`` does; what `make` throws.
    public func append(
        by recorder: Recorder, options: AppendOptions, making make: (LogExtent, EntryIndex.Access) throws -> Batch
    ) throws -> Receipt {
        for _ in 0..<Self.roundsWithoutLock {
            let extent = try extent()
            let batch = try make(extent, .writer)
            // The caller's own expectation, before it gives way to the size of what was read.
            if let expected = options.expectedSize, expected != extent.size {
                _ = try preview(batch, by: recorder, options: options)
            }
            var expecting = options
            expecting.expectedSize = extent.size
            switch outcome(of: batch, by: recorder, expecting) {
            case .success(let receipt): return receipt
            case .failure(let error) where error.code == .sizeMoved: continue
            case .failure(let error): throw error
            }
        }
        let lock = try takeLock(waitSeconds: options.waitSeconds)
        defer { withExtendedLifetime(lock) {} }
        let tail = try recoveredTail()
        let batch = try make(tail.extent, .lockHolder)
        return try signing(batch, by: recorder, options: options) { batch, options throws(LogError) in
            try append(batch, try batch.repetitions(self), by: recorder, options: options, behind: tail)
        }
    }

    private static let roundsWithoutLock = 3

    private func outcome(
        of batch: Batch, by recorder: Recorder, _ options: AppendOptions
    ) -> Result<Receipt, LogError> {
        Result { () throws(LogError) in try append(batch, by: recorder, options: options) }
    }

    /// Signs a batch, if that is asked for, and records what there is to record.
    private func signing(
        _ batch: Batch, by recorder: Recorder, options: AppendOptions,
        _ append: (Batch, AppendOptions) throws(LogError) -> Receipt
    ) throws(LogError) -> Receipt {
        guard let signer = options.signer else { return try append(batch, options) }
        var options = options
        options.signer = nil
        let (signed, duplicates) = try signed(batch, by: recorder, options: options, using: signer)
        // Nothing to sign is nothing to record: the rest is the same as ever.
        if signed.count == 0 { return try append(batch, options) }
        var receipt = try append(signed, options)
        receipt.duplicates += duplicates
        return receipt
    }

    /// What is signed is signed with its place in the batch, which is another when some of the batch is left out.
    private static let recordedMeanwhile = LogError(
        .sizeMoved, "some of these entries were recorded by somebody else while the others were signed",
        remedy: "do it again: what is recorded is left out then")

    /// Checks a batch against the log; see ``preview(_:by:options:)-(Batch,_,_)``.
    public func preview(
        _ batch: [ProposedEntry], by recorder: Recorder, options: AppendOptions = AppendOptions()
    ) throws(LogError) -> AppendPreview {
        try preview(try Batch(batch, for: self), by: recorder, options: options)
    }

    /// Checks a batch against the log as it can be read now, without the lock and without writing.
    /// - Throws: What ``append(_:by:options:)-(Batch,_,_)`` would, but for what only writing shows.
    public func preview(
        _ batch: Batch, by recorder: Recorder, options: AppendOptions = AppendOptions()
    ) throws(LogError) -> AppendPreview {
        let repetitions = try batch.repetitions(self)
        let extent = try extent()
        let plan = try plan(batch, repetitions, by: recorder, options: options, after: extent, .reader)
        return AppendPreview(wouldAppend: plan.freshCount, size: extent.size, known: plan.known)
    }

    /// What will be written of a batch, and what need not be.
    private func plan(
        _ batch: Batch, _ repetitions: BatchIndices, by recorder: Recorder, options: AppendOptions,
        after extent: LogExtent, _ access: EntryIndex.Access
    ) throws(LogError) -> Plan {
        var known = repetitions
        try addRecorded(of: batch, in: extent, by: access, to: &known)
        let recordedTime = max(environment.clock.now, extent.lastEntry.recordedTime)
        try checkYear(of: recordedTime)
        let plan = Plan(
            known: known, freshCount: batch.count - known.count, recordedTime: recordedTime,
            stamp: Stamp(
                recorder: recorder, correlationID: options.correlationID, source: extent.origin,
                recordedTime: recordedTime))
        if plan.freshCount == 0 { return plan }
        if let expected = options.expectedSize, expected != extent.size {
            throw LogError(
                .sizeMoved, "the ledger has \(extent.size) entries, not the \(expected) that were expected",
                remedy: "look at what was added (audit --sequence), then decide again")
        }
        guard extent.size + plan.freshCount - 1 <= Entry.sequenceLimit else {
            throw LogError(.invalidEntry, "a ledger holds at most \(Entry.sequenceLimit + 1) entries")
        }
        try checkLengths(batch, plan)
        try options.condition?(extent, access, batch.areSigned || options.signer != nil)
        return plan
    }

    /// Every line must fit, which is known before any is made.
    private func checkLengths(_ batch: Batch, _ plan: Plan) throws(LogError) {
        let longest =
            plan.stamp.sizeBytes(isContinued: true, isSigned: true) + batch.longestBytes + ProposedEntry.madeIDBytes
        guard longest > Entry.lineLimitBytes else { return }
        var written = 0
        try batch.forEach { index, _, record throws(LogError) in
            if plan.known.contains(index) { return }
            written += 1
            let count =
                plan.stamp.sizeBytes(isContinued: written < plan.freshCount, isSigned: record.signature != nil)
                + record.textBytes
                + (record.id == nil ? ProposedEntry.madeIDBytes : 0)
            guard count <= Entry.lineLimitBytes else {
                throw LogError(
                    .invalidEntry,
                    "the entry would be a line of \(count) bytes; at most \(Entry.lineLimitBytes) are possible",
                    remedy: "shorten its texts", batchIndex: index)
            }
        }
    }

    /// Writes the lines behind the end of the log and makes them durable: one sync, whatever their number.
    /// - Returns: The compact range with them, and how many bytes the segment has now.
    private func write(
        _ batch: Batch, _ plan: Plan, in segment: SegmentName, after tail: LogTail, _ progress: WorkProgress?
    ) throws(LogError) -> (frontier: CompactRange, endOffset: Int) {
        let extent = tail.extent
        let isNew = segment != extent.endSegment
        let path = directory.segment(segment)
        let present = try files.openIfPresent(path, .update)
        let file = if let present { present } else { try files.create(path) }
        let offset = isNew ? 0 : extent.endOffset
        var writer = LineWriter(files, file, at: offset, behind: tail.frontier)
        do {
            // Once a year: what was cut off the last file after a failed write must not come back behind the new one.
            if isNew { try files.sync(try files.open(directory.segment(extent.endSegment), .update)) }
            progress?.begin(totalBytes: batch.sizeBytes)
            var sequence = extent.size
            let last = extent.size + plan.freshCount - 1
            var madeID: [UInt8] = []
            try batch.forEach { index, _, record throws(LogError) in
                progress?.add(bytes: record.sizeBytes, entries: 1)
                if plan.known.contains(index) { return }
                if let id = record.id {
                    writer.add { plan.stamp.append(id: id, record, sequence, last, to: &$0) }
                } else {
                    madeID.removeAll(keepingCapacity: true)
                    environment.identifiers.appendIdentifier(at: plan.recordedTime, to: &madeID)
                    madeID.withUnsafeBufferPointer { id in
                        writer.add { plan.stamp.append(id: id, record, sequence, last, to: &$0) }
                    }
                }
                sequence += 1
                if writer.isFull { try writer.flush() }
            }
            try writer.flush()
            // A year's first entry makes a file, whose name has to survive a power failure as well.
            if isNew { try files.syncDirectory(directory.events) }
            try files.sync(file)
        } catch {
            // Nothing of it was receipted. Take it back, durably, so that no reader sees it, no later sync, which may
            // succeed without writing pages that failed once, makes it look durable, and nothing of it comes back under
            // what is written next. If even that fails, recovery does it.
            try? files.truncate(file, to: offset)
            try? files.sync(file)
            throw error
        }
        return (writer.frontier, writer.offset)
    }
}

/// What will be written of a batch.
private struct Plan {
    /// What need not be: repetitions within the batch, and what is recorded.
    var known: BatchIndices
    var freshCount: Int
    var recordedTime: RecordedTime
    var stamp: Stamp
}

extension Stamp {
    fileprivate func append(
        id: UnsafeBufferPointer<UInt8>, _ record: BatchRecord, _ sequence: Int, _ last: Int, to bytes: inout [UInt8]
    ) {
        append(
            id: id, signature: record.signature, type: record.type, data: record.data, sequence: sequence,
            isContinued: sequence < last, to: &bytes)
    }
}
