import CanonicalJSON

/// Finds entries in a log on disk: in a few reads, whatever the log's size.
public struct LogEntryFinder: EntryFinder {
    let log: EntryLog
    let extent: LogExtent

    /// A finder in what a log's extent covers.
    public init(_ log: EntryLog, _ extent: LogExtent) {
        self.log = log
        self.extent = extent
    }

    /// The entry at a sequence.
    public func entry(at sequence: Int) throws(LogError) -> Entry {
        guard (0..<extent.size).contains(sequence) else { throw missing(sequence) }
        // The segment is the last of those that begin at the sequence or before. The first begins at 0, the end is known:
        // with one segment, as with most, nothing has to be read to know.
        var (low, high) = (0, extent.segments.count)
        var (firstSequence, endSequence) = (0, extent.size)
        while high - low > 1 {
            // The end first: amendments are mostly about what was recorded lately.
            let middle = high == extent.segments.count ? high - 1 : low + (high - low) / 2
            let first = try firstSequenceOfSegment(middle)
            if first <= sequence {
                (low, firstSequence) = (middle, first)
            } else {
                (high, endSequence) = (middle, first)
            }
        }
        guard low < extent.segments.count else { throw missing(sequence) }
        let segment = extent.segments[low]
        let file = try log.files.open(log.directory.segment(segment), .read)
        let end = segment == extent.endSegment ? extent.endOffset : try log.files.size(of: file)
        let search = LineSearch(
            log, file, from: LinePlace(offset: 0, sequence: firstSequence),
            to: LinePlace(offset: end, sequence: endSequence))
        guard let entry = try search.entry(at: sequence) else { throw missing(sequence) }
        return entry
    }

    /// The sequence on the first line of a segment; of one without lines, that of the next.
    private func firstSequenceOfSegment(_ index: Int) throws(LogError) -> Int {
        let file = try log.files.open(log.directory.segment(extent.segments[index]), .read)
        var count = LineSearch.blockBytes
        while true {
            let bytes = try log.files.read(file, at: 0, count: count)
            if bytes.isEmpty {
                return index + 1 < extent.segments.count ? try firstSequenceOfSegment(index + 1) : extent.size
            }
            if let end = bytes.firstIndex(of: UInt8(ascii: "\n")), let sequence = Entry.sequence(onLine: bytes[..<end])
            {
                return sequence
            }
            guard count < LineSearch.longBlockBytes else { throw LineSearch.notAnEntry(in: log) }
            count = LineSearch.longBlockBytes
        }
    }

    private func missing(_ sequence: Int) -> LogError {
        LogError(
            .damaged, "there is no entry with sequence \(sequence)",
            remedy: "see what is wrong with the log with verify")
    }
}
