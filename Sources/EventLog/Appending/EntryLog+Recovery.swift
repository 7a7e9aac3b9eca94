import CanonicalJSON
import MerkleTree

/// The end of the log, in order: what an append goes on from.
struct LogTail {
    var extent: LogExtent
    var frontier: CompactRange
    var notices: [String]
}

extension EntryLog {
    /// The end of the log, after whatever an interrupted append left there has been dealt with. Needs the lock.
    ///
    /// Below the checkpoint nothing is repaired. Above it, complete batches are kept, since they may have been
    /// receipted; what follows them is moved to `events/quarantine/`.
    func recoveredTail() throws(LogError) -> LogTail {
        let extent = try extent()
        let hasher = MerkleHasher()
        var notices = permissionNotices([extent.endSegment]) + derivedFileNotices()
        try quarantineRest(behind: extent, &notices)
        let frontier = try frontier(at: extent, using: hasher)
        guard extent.size > extent.checkpoint.size else {
            return LogTail(extent: extent, frontier: frontier, notices: notices)
        }
        try keepUnreceipted(extent)
        notices.append(
            extent.checkpoint.size == 0
                ? "events/checkpoint was blank, as after a power failure; it was made again from the log's"
                    + " \(extent.size) entries"
                : "an earlier append was interrupted; \(extent.size - extent.checkpoint.size) entries it had written in"
                    + " full were kept")
        let checkpoint = Checkpoint(
            origin: extent.origin, size: extent.size, rootHash: frontier.root(using: hasher))
        try write(checkpoint)
        writeFrontier(frontier, segment: extent.endSegment, offset: extent.endOffset)
        return LogTail(
            extent: LogExtent(
                checkpoint: checkpoint, isBehindLog: false, segments: extent.segments, endSegment: extent.endSegment,
                endOffset: extent.endOffset, size: extent.size, lastEntry: extent.lastEntry),
            frontier: frontier, notices: notices)
    }

    /// Makes entries durable whose own append may not have got that far.
    ///
    /// They are written once more, the same bytes in the same place: after a sync that failed, the kernel may take
    /// pages for clean that are not on disk, and only a new write makes it try again. Entries of earlier segments need
    /// it not: the append that began the last segment dealt with them.
    private func keepUnreceipted(_ extent: LogExtent) throws(LogError) {
        let file = try files.open(directory.segment(extent.endSegment), .update)
        let blockBytes = 1 << 20
        var offset = try self.offset(ofEntry: extent.checkpoint.size, in: file)
        while offset < extent.endOffset {
            let block = try files.read(file, at: offset, count: min(blockBytes, extent.endOffset - offset))
            try files.write(block, to: file, at: offset)
            offset += block.count
        }
        try files.sync(file)
        try files.syncDirectory(directory.events)
    }

    /// Where the first entry of a segment stands whose sequence is `sequence` or more.
    private func offset(ofEntry sequence: Int, in file: any OpenFile) throws(LogError) -> Int {
        let lines = lineReader(over: file, from: 0)
        var offset = 0
        while let line = try lines.nextLine(), let entry = try? Entry(line: line.bytes), entry.sequence < sequence {
            offset += line.bytes.count + 1
        }
        return offset
    }

    /// Moves what stands behind the last complete batch out of the way: copied, synced, and only then cut.
    private func quarantineRest(behind extent: LogExtent, _ notices: inout [String]) throws(LogError) {
        for rest in try rests(behind: extent, .update) {
            let (segment, file, start, sizeBytes) = (
                rest.segment, rest.file, rest.bytes.lowerBound, rest.bytes.upperBound
            )
            if let line = try entryBehindDamage(in: rest) {
                throw LogError(
                    .damaged,
                    "events/\(segment.text), line \(line), is a whole entry behind a damaged line of an unfinished batch",
                    remedy: "this is no interrupted append: restore events/ from a copy; do not append")
            }
            try files.makeDirectoryIfMissing(directory.quarantine)
            let name = "\(segment.text)-\(start)-\(environment.identifiers.makeIdentifier(at: environment.clock.now))"
            let copy = try files.create(directory.quarantine + "/" + name)
            // In pieces: the rest of a batch may be larger than the memory.
            var position = start
            while position < sizeBytes {
                let piece = try files.read(file, at: position, count: min(1 << 20, sizeBytes - position))
                if piece.isEmpty { break }
                try files.write(piece, to: copy, at: position - start)
                position += piece.count
            }
            try files.sync(copy)
            try files.syncDirectory(directory.quarantine)
            try files.syncDirectory(directory.events)
            try files.truncate(file, to: start)
            try files.sync(file)
            notices.append(
                "an earlier append was interrupted; the \(sizeBytes - start) bytes it left behind, which are no whole"
                    + " batch, were moved to events/quarantine/\(name)")
        }
    }

}
