import CanonicalJSON
import MerkleTree

/// How far a log could be read at one moment. Since the log only grows, it stays readable that far.
public struct LogExtent: Sendable {
    /// The checkpoint at that moment, or shortly before. It may lag behind the log, never run ahead of it.
    public let checkpoint: Checkpoint
    /// Whether the newest checkpoint on disk lags behind the log, because an append is at work or was interrupted.
    public let isBehindLog: Bool
    /// Segments, in order.
    let segments: [SegmentName]
    /// The last segment that holds an entry, and how many of its bytes belong to complete batches.
    let endSegment: SegmentName
    let endOffset: Int
    /// Number of entries in complete batches.
    public let size: Int
    /// The last of them.
    let lastEntry: Entry

    /// Whose log it is.
    public var origin: String { checkpoint.origin }
}

extension EntryLog {
    /// Finds how far the log can be read: to its last complete batch.
    ///
    /// Usually one read of the checkpoint and one of the last line. What stands behind the checkpoint and is not a
    /// complete batch is left out: somebody may be writing it at this moment.
    /// - Throws: ``LogError``: `notFound` without a ledger, `damaged` when the log is shorter than its checkpoint.
    public func extent() throws(LogError) -> LogExtent {
        // The checkpoint first: whatever it promises is in the segments already, and they only grow.
        var checkpoint = try readCheckpoint()
        let segments = try segmentNames()
        var end: (segment: SegmentName, offset: Int, entry: Entry)?
        for segment in segments.reversed() where end == nil {
            end = try completeEnd(of: segment, in: segments, checkpoint: checkpoint)
        }
        guard let end, end.entry.sequence + 1 >= checkpoint.size else {
            let size = end.map { $0.entry.sequence + 1 } ?? 0
            throw LogError(
                .damaged,
                "the log ends after \(size) entries, but events/checkpoint promises \(checkpoint.size)",
                remedy: "entries are missing: restore events/ from a copy; do not append")
        }
        // Again, when there is more: whoever wrote that may have replaced the checkpoint meanwhile.
        let size = end.entry.sequence + 1
        let newest = size > checkpoint.size ? try readCheckpoint() : checkpoint
        if (checkpoint.size...size).contains(newest.size) { checkpoint = newest }
        return LogExtent(
            checkpoint: checkpoint, isBehindLog: newest.size < size, segments: segments.filter { $0 <= end.segment },
            endSegment: end.segment, endOffset: end.offset, size: size, lastEntry: end.entry)
    }

    /// The end of the last complete batch of a segment, `nil` when it has none.
    private func completeEnd(
        of segment: SegmentName, in segments: [SegmentName], checkpoint: Checkpoint
    ) throws(LogError) -> (segment: SegmentName, offset: Int, entry: Entry)? {
        let file = try files.open(directory.segment(segment), .read)
        let sizeBytes = try files.size(of: file)
        if sizeBytes == 0 { return nil }
        if let (entry, end) = try lastEntry(of: file, sizeBytes: sizeBytes), !entry.isContinued {
            return (segment, end, entry)
        }
        // Something unfinished at the end. Walk the segment from its start; rare, so it need not be fast.
        var position = LogPosition(segment: segment, line: 0, offset: 0, sequence: 0)
        if let previous = segments.last(where: { $0 < segment }),
            let end = try completeEnd(of: previous, in: segments, checkpoint: checkpoint)
        {
            position.sequence = end.entry.sequence + 1
        }
        var end: (segment: SegmentName, offset: Int, entry: Entry)?
        let lines = lineReader(over: file, from: 0)
        var scanned = ScannedEntry()
        while let line = try lines.nextLine() {
            do throws(EntryError) {
                let entry = try Entry(line, at: position, &scanned)
                position.advance(over: line)
                if !entry.isContinued { end = (segment, position.offset, entry) }
            } catch {
                if position.sequence < checkpoint.size { throw damaged(position, error) }
                break
            }
        }
        return end
    }

    /// The entry on the last line of a segment, and where that ends; `nil` when the line is not a whole entry.
    private func lastEntry(of file: any OpenFile, sizeBytes: Int) throws(LogError) -> (Entry, end: Int)? {
        // As much as usually does, and only then as much as a line can have.
        for count in [4096, Entry.lineLimitBytes + 2] {
            let start = max(0, sizeBytes - count)
            let tail = try files.read(file, at: start, count: sizeBytes - start)
            guard tail.last == UInt8(ascii: "\n") else { return nil }
            let lines = tail.dropLast()
            let lineEnd = lines.lastIndex(of: UInt8(ascii: "\n"))
            if lineEnd == nil, start > 0, count < Entry.lineLimitBytes { continue }
            let line = lines[(lineEnd.map { $0 + 1 } ?? lines.startIndex)...]
            // Somebody may have cut a torn tail off meanwhile: what was read counts, not the size before.
            return line.withUnsafeBufferPointer { try? Entry(line: $0) }.map { ($0, start + tail.count) }
        }
        return nil
    }

    /// Sizes of the segments in bytes, as far as an extent reaches.
    public func segmentSizes(_ extent: LogExtent) throws(LogError) -> [Int] {
        var sizes: [Int] = []
        for segment in extent.segments {
            sizes.append(
                segment == extent.endSegment
                    ? extent.endOffset : try files.size(of: try files.open(directory.segment(segment), .read)))
        }
        return sizes
    }

    /// Names of the segments, in order. Other files in `events/` are nobody's business.
    func segmentNames() throws(LogError) -> [SegmentName] {
        (try files.names(in: directory.events) ?? []).compactMap(SegmentName.init(text:)).sorted()
    }

    func lineReader(
        over file: any OpenFile, from offset: Int, to end: Int = .max, blockBytes: Int = LineReader.usualBlockBytes
    ) -> LineReader {
        var offset = offset
        return LineReader(limitBytes: Entry.lineLimitBytes, blockBytes: blockBytes) { buffer throws(LogError) in
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, max(0, end - offset))])
            let count = room.isEmpty ? 0 : try files.read(file, into: room, at: offset)
            offset += count
            return count
        }
    }

    func damaged(_ position: LogPosition, _ error: EntryError) -> LogError {
        // Whoever began to read in the middle of a file does not know the number of the line.
        let segment = position.segment ?? SegmentName(year: 0)
        let file = try? files.open(directory.segment(segment), .read)
        let before = file.flatMap { try? lineCount(of: $0, before: position.offset) } ?? position.line
        return LogError(
            .damaged, "events/\(segment.text), line \(before + 1): \(error.problem)",
            remedy: "this part of the log was changed after it was recorded: restore it from a copy")
    }
}

extension Entry {
    /// The entry on a line of a segment, when it is one that can stand at this position.
    init(_ line: LineReader.Line, at position: LogPosition) throws(EntryError) {
        var scanned = ScannedEntry()
        try self.init(line, at: position, &scanned)
    }

    /// As ``init(_:at:)``, for many lines.
    init(_ line: LineReader.Line, at position: LogPosition, _ scanned: inout ScannedEntry) throws(EntryError) {
        if line.isTooLong { throw .tooLong }
        guard line.isTerminated else { throw .unterminated }
        guard scanned.scan(line.bytes) else { throw EntryError(diagnosing: line.bytes) }
        self = scanned.entry()
        if sequence != position.sequence { throw .sequence(sequence, expected: position.sequence) }
        if let segment = position.segment, recordedTime.year != segment.year { throw .otherYear(recordedTime.year) }
    }
}

extension LogPosition {
    mutating func advance(over line: LineReader.Line) {
        self.line += 1
        offset += line.bytes.count + 1
        sequence += 1
    }
}
