import CanonicalJSON

/// Finds an entry by its sequence.
public protocol EntryFinder: Sendable {
    /// The entry at a sequence.
    /// - Throws: ``LogError`` `damaged` when there is none, or it cannot be read.
    func entry(at sequence: Int) throws(LogError) -> Entry
}

/// Finds entries in a log on disk, through a binary search in the segment: in a few reads, whatever the log's size.
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
        for segment in extent.segments.reversed() {
            let file = try log.files.open(log.directory.segment(segment), .read)
            let end = segment == extent.endSegment ? extent.endOffset : try log.files.size(of: file)
            guard end > 0, let first = try line(in: file, from: 0), first.entry.sequence <= sequence else { continue }
            if let entry = try search(file, for: sequence, end: end) { return entry }
        }
        throw LogError(
            .damaged, "there is no entry with sequence \(sequence)",
            remedy: "see what is wrong with the log with verify")
    }

    private func search(_ file: any OpenFile, for sequence: Int, end: Int) throws(LogError) -> Entry? {
        // Both are where lines begin; the entry is at `low` or behind it, and before `high`.
        var (low, high) = (0, end)
        let scannedBytes = 2 * Self.blockBytes
        while high - low > scannedBytes {
            let middle = low + (high - low) / 2
            guard let found = try line(in: file, from: middle), found.start < high else {
                high = middle
                continue
            }
            if found.entry.sequence == sequence { return found.entry }
            if found.entry.sequence < sequence { low = found.start } else { high = found.start }
        }
        let lines = log.lineReader(over: file, from: low, blockBytes: Self.blockBytes)
        while let line = try lines.nextLine(), let entry = try? Entry(line: line.bytes), entry.sequence <= sequence {
            if entry.sequence == sequence { return entry }
        }
        return nil
    }

    private static let blockBytes = 4096

    /// The first whole line at or behind an offset, where it starts, and its entry.
    private func line(in file: any OpenFile, from offset: Int) throws(LogError) -> (start: Int, entry: Entry)? {
        let lines = log.lineReader(over: file, from: max(0, offset - 1), blockBytes: Self.blockBytes)
        var start = offset
        if offset > 0 {
            // From one byte before: if that is an LF, a line begins at the offset itself.
            guard let rest = try lines.nextLine() else { return nil }
            start = offset + rest.bytes.count
        }
        guard let line = try lines.nextLine() else { return nil }
        do throws(EntryError) {
            return (start, try Entry(line: line.bytes))
        } catch {
            throw LogError(
                .damaged, "a line of \(log.directory.path.escapedForDisplay)/events is not an entry: \(error.problem)",
                remedy: "see what is wrong with the log with verify")
        }
    }
}
