import CanonicalJSON
import MerkleTree

extension EntryLog {
    /// Records a batch, all of it or nothing of it, and returns only once it is durable.
    ///
    /// An entry whose id is in the log already, with the same type and data, is a duplicate: a success that writes
    /// nothing, so that a script can simply be run again. A batch of duplicates alone succeeds whatever size is
    /// expected, for the same reason.
    /// - Throws: ``LogError``: `notFound`, `busy`, `sizeMoved`, `conflict`, `invalidEntry`, `permissionDenied`,
    ///   `damaged`, `inputOutput`. After each of them nothing of the batch is recorded.
    public func append(
        _ batch: [ProposedEntry], by recorder: Recorder, options: AppendOptions = AppendOptions()
    ) throws(LogError) -> Receipt {
        let checked = try check(batch)
        let lock = try takeLock(waitSeconds: options.waitSeconds)
        defer { withExtendedLifetime(lock) {} }
        let tail = try recoveredTail()
        let plan = try plan(checked, by: recorder, options: options, after: tail.extent, .lockHolder)
        var receipt = Receipt(
            appended: plan.lines.count, duplicates: plan.duplicates, sequences: nil,
            checkpoint: tail.extent.checkpoint, notices: tail.notices)
        if plan.lines.isEmpty { return receipt }

        let segment = SegmentName(year: plan.recordedTime.year)
        let endOffset = try write(plan.lines, in: segment, after: tail.extent)
        receipt.sequences = tail.extent.size...(tail.extent.size + plan.lines.count - 1)
        var frontier = tail.frontier
        let hasher = MerkleHasher()
        for line in plan.lines { frontier.append(hasher.leaf(line), using: hasher) }
        receipt.checkpoint = Checkpoint(
            origin: tail.extent.origin, size: frontier.size, rootHash: frontier.root(using: hasher))
        do throws(LogError) {
            try write(receipt.checkpoint)
            writeFrontier(frontier, segment: segment, offset: endOffset)
        } catch {
            // The entries are durable by now, and the checkpoint may lag: nothing failed that the caller asked for.
            receipt.notices.append("the entries are recorded, but events/checkpoint could not be written: \(error)")
        }
        return receipt
    }

    /// Checks a batch against the log as it can be read now, without the lock and without writing.
    /// - Returns: How many entries would be written, how many are duplicates, and the log's size.
    /// - Throws: What ``append(_:by:options:)`` would, but for what only writing shows.
    public func preview(
        _ batch: [ProposedEntry], by recorder: Recorder, options: AppendOptions = AppendOptions()
    ) throws(LogError) -> (wouldAppend: Int, duplicates: Int, size: Int) {
        let checked = try check(batch)
        let extent = try extent()
        let plan = try plan(checked, by: recorder, options: options, after: extent, .reader)
        return (plan.lines.count, plan.duplicates, extent.size)
    }

    /// What will be written of a batch, and what need not be.
    private func plan(
        _ batch: CheckedBatch, by recorder: Recorder, options: AppendOptions, after extent: LogExtent,
        _ access: EntryIndex.Access
    ) throws(LogError) -> Plan {
        let recorded = try recordedIndices(of: batch.proposals, in: extent, by: access)
        let fresh = batch.proposals.indices.filter { !batch.repetitions.contains($0) && !recorded.contains($0) }
        var plan = Plan(
            lines: [], duplicates: batch.proposals.count - fresh.count,
            recordedTime: max(environment.clock.now, extent.lastEntry.recordedTime))
        if fresh.isEmpty { return plan }
        if let expected = options.expectedSize, expected != extent.size {
            throw LogError(
                .sizeMoved, "the ledger has \(extent.size) entries, not the \(expected) that were expected",
                remedy: "look at what was added (audit --sequence), then decide again")
        }
        guard extent.size + fresh.count - 1 <= Entry.sequenceLimit else {
            throw LogError(.invalidEntry, "a ledger holds at most \(Entry.sequenceLimit + 1) entries")
        }
        let stamp = Stamp(
            recorder: recorder, correlationID: options.correlationID, source: extent.origin,
            recordedTime: plan.recordedTime)
        plan.lines = try stamp.lines(
            for: fresh.map { (index: $0, proposal: batch.proposals[$0]) }, from: extent.size,
            identifiers: environment.identifiers)
        return plan
    }

    /// Writes the lines behind the end of the log and makes them durable: one sync, whatever their number.
    /// - Returns: How many bytes the segment has now.
    private func write(
        _ lines: [[UInt8]], in segment: SegmentName, after extent: LogExtent
    ) throws(LogError) -> Int {
        let isNew = segment != extent.endSegment
        let file = try files.open(directory.segment(segment), isNew ? .openOrCreate : .update)
        let offset = isNew ? 0 : extent.endOffset
        var bytes: [UInt8] = []
        bytes.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
        for line in lines {
            bytes += line
            bytes.append(UInt8(ascii: "\n"))
        }
        do {
            // Once a year: what was cut off the last file after a failed write must not come back behind the new one.
            if isNew { try files.sync(try files.open(directory.segment(extent.endSegment), .update)) }
            try files.write(bytes, to: file, at: offset)
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
        return offset + bytes.count
    }
}

/// What will be written of a batch.
private struct Plan {
    var lines: [[UInt8]]
    var duplicates: Int
    var recordedTime: RecordedTime
}

/// What the log adds to every entry of a batch.
private struct Stamp {
    let recorder: Recorder
    let correlationID: String?
    let source: String
    let recordedTime: RecordedTime

    func lines(
        for proposals: [(index: Int, proposal: ProposedEntry)], from size: Int, identifiers: any IdentifierSource
    ) throws(LogError) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for (offset, (index, proposal)) in proposals.enumerated() {
            let entry = Entry(
                id: proposal.id ?? identifiers.makeIdentifier(at: recordedTime), source: source,
                sequence: size + offset, recordedTime: recordedTime, recorder: recorder, correlationID: correlationID,
                isContinued: offset < proposals.count - 1, type: proposal.type, data: proposal.data)
            let line = entry.line
            guard line.count <= Entry.lineLimitBytes else {
                throw LogError(
                    .invalidEntry,
                    "the entry would be a line of \(line.count) bytes; at most \(Entry.lineLimitBytes) are possible",
                    remedy: "shorten its texts", batchIndex: index)
            }
            lines.append(line)
        }
        return lines
    }
}
