import CanonicalJSON
import Dispatch
import EventLog
import Synchronization

/// Reads a batch of activities from JSON Lines: `{"type":…,"data":{…},"id":…}` each, the id optional.
///
/// Reads some megabytes at a time and checks them on all cores. A line with which plainly nothing is wrong is taken where it
/// stands; every other one goes through a check, which says what is wrong with it.
public enum BatchReader {
    /// Longest line of input, in bytes. An entry's own line is much shorter, but may come with white space and with
    /// every character written as a `\u` escape.
    public static let lineLimitBytes = 1_048_576

    /// How many bytes a core checks at a time.
    static let usualPortionBytes = 1 << 20

    /// Reads and checks all of it.
    /// - Parameters:
    ///   - log: The log that it is for.
    ///   - progress: Told how far it is.
    /// - Throws: ``BatchError`` with what is wrong, every line of it; `LogError` when the input cannot be read.
    public static func read(
        for log: EntryLog, progress: WorkProgress? = nil, _ source: @escaping LineReader.Source
    ) throws -> ActivityBatch {
        try read(for: log, portionBytes: usualPortionBytes, progress: progress, source)
    }

    static func read(
        for log: EntryLog, portionBytes: Int, progress: WorkProgress? = nil, _ source: @escaping LineReader.Source
    ) throws -> ActivityBatch {
        let batch = Batch(for: log)
        var amendments: [(index: Int, proposal: ProposedEntry)] = []
        var error = BatchError()
        var lineCount = 0
        let coreCount = log.concurrency.threadCount
        var input = PortionReader(source, capacityBytes: portionBytes * coreCount + lineLimitBytes + 1)
        while let lines = try input.next() {
            let portions = checked(lines, portions: coreCount)
            for portion in portions {
                error.add(portion.error, behind: lineCount)
                // Once something is wrong the rest is read only to be checked, and need not be kept.
                if error.problems.isEmpty {
                    amendments += portion.amendments.map { (index: lineCount + $0.index, proposal: $0.proposal) }
                    try batch.add(portion.records)
                }
                lineCount += portion.lineCount
            }
            progress?.add(bytes: lines.count, entries: portions.reduce(0) { $0 + $1.lineCount })
        }
        if input.hasTooLongLine {
            error.add(
                .init(line: lineCount + 1, problem: "longer than \(lineLimitBytes) bytes; one activity a line"))
        }
        if !error.problems.isEmpty { throw error }
        return ActivityBatch(batch, amendments: amendments)
    }

    /// Checks some lines, each core a portion of them.
    private static func checked(_ lines: UnsafeBufferPointer<UInt8>, portions count: Int) -> [CheckedPortion] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in 1...count where start < lines.count {
            let wanted = max(start, lines.count * index / count - 1)
            let end = (lines[wanted...].firstIndex(of: UInt8(ascii: "\n")) ?? lines.count - 1) + 1
            ranges.append(start..<end)
            start = end
        }
        // Each iteration reads its own lines, and the bytes stay where they are until all are done.
        nonisolated(unsafe) let bytes = lines
        let places = ranges
        let portions = Mutex<[CheckedPortion]>(Array(repeating: CheckedPortion(), count: places.count))
        @Sendable func check(_ index: Int) {
            let portion = CheckedPortion(UnsafeBufferPointer(rebasing: bytes[places[index]]))
            portions.withLock { $0[index] = portion }
        }
        if places.count == 1 {
            check(0)
        } else {
            DispatchQueue.concurrentPerform(iterations: places.count, execute: check)
        }
        return portions.withLock { $0 }
    }
}
