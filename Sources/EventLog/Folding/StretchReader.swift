import CanonicalJSON
import MerkleTree

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads one stretch of the log on one thread: cuts lines, scans them, hashes them many at a time, and folds them.
///
/// Anything that is not as it should be ends it without a word; what is wrong, and where, the strict reader says.
struct StretchReader<Fold: EntryFold>: ~Copyable {
    /// The log is not plainly in order.
    struct Doubt: Error {}

    private let log: EntryLog
    private let extent: LogExtent
    private let makeFold: () -> Fold
    private let cuts: [Int]
    private let progress: WorkProgress?

    private let hasher = MerkleHasher()
    private var scanned = ScannedEntry()
    private var leaves = LeafBatch()
    private let origin: [UInt8]

    private var folded: [FoldedStretch<Fold>] = []
    private var fold: Fold
    private var finder: StretchFinder
    private var range = MerkleRange(beginningAt: 0)
    private var firstTime: RecordedTime?
    private var lastTime: RecordedTime?
    private var nextSequence: Int?

    init(
        _ log: EntryLog, _ extent: LogExtent, cuts: [Int], progress: WorkProgress?, makeFold: @escaping () -> Fold
    ) {
        self.log = log
        self.extent = extent
        self.makeFold = makeFold
        self.cuts = cuts
        self.progress = progress
        origin = Array(extent.origin.utf8)
        fold = makeFold()
        finder = StretchFinder(log, extent)
    }

    /// Reads a stretch.
    /// - Returns: What its folds came to: one, or more where it was cut.
    /// - Throws: ``Doubt``; ``LogError`` when a file cannot be read.
    consuming func read(_ plan: StretchPlan) throws -> [FoldedStretch<Fold>] {
        if let start = plan.start {
            nextSequence = start.sequence
            range = MerkleRange(beginningAt: start.sequence)
        }
        var position = plan.start ?? .start
        for (segment, bytes) in plan.ranges {
            if position.segment != segment { position.line = 0 }
            position.segment = segment
            position.offset = bytes.lowerBound
            let file = try log.files.open(log.directory.segment(segment), .read)
            var blocks = BlockReader(log.files, file, bytes)
            while let block = try blocks.next() {
                let before = position.line
                try take(block, &position)
                progress?.add(bytes: block.count, entries: position.line - before)
            }
            guard blocks.isAtEnd else { throw Doubt() }
        }
        try seal(position)
        return folded
    }

    private mutating func take(_ block: UnsafeBufferPointer<UInt8>, _ position: inout LogPosition) throws {
        guard let base = block.baseAddress else { return }
        let year = position.segment?.year ?? 0
        var start = 0
        while start < block.count {
            guard let end = memchr(base + start, 0x0A, block.count &- start) else { throw Doubt() }
            let count = UnsafeRawPointer(end) - UnsafeRawPointer(base + start)
            guard count <= Entry.lineLimitBytes else { throw Doubt() }
            let line = UnsafeBufferPointer(start: base + start, count: count)
            if scanned.scan(line) {
                try check(
                    sequence: scanned.sequence, year: scanned.recordedYear == year, scanned.recordedTime,
                    isOrigin: scanned.isText(origin, at: scanned.source), &position)
                if fold.ends(beforeType: scanned.bytes(scanned.type)) { try cut(position) }
                if !fold.take(scanned) { try fold.take(try scanned.entry()) }
            } else {
                let entry = try Entry(line: line)
                try check(
                    sequence: entry.sequence, year: entry.recordedTime.year == year, entry.recordedTime,
                    isOrigin: entry.source.utf8.elementsEqual(origin), &position)
                // Names are compared eight bytes at a time, and there must be as many, as there are behind a line.
                let type = entry.type.utf8 + Array(repeating: 0, count: ScannedEntry.paddingBytes)
                let ends = type.withUnsafeBufferPointer { type in
                    fold.ends(beforeType: UnsafeBufferPointer(rebasing: type.dropLast(ScannedEntry.paddingBytes)))
                }
                if ends { try cut(position) }
                try fold.take(entry)
            }
            finder.note(sequence: position.sequence, segment: year, offset: position.offset)
            position.line &+= 1
            position.sequence &+= 1
            position.offset &+= count &+ 1
            leaves.add(line)
            if leaves.isFull { leaves.hash(into: &range, using: hasher) }
            start = start &+ count &+ 1
        }
        // Before the block, to which the leaves point, is read over.
        leaves.hash(into: &range, using: hasher)
    }

    @inline(__always)
    private mutating func check(
        sequence: Int, year isRightYear: Bool, _ time: RecordedTime, isOrigin: Bool, _ position: inout LogPosition
    ) throws {
        if nextSequence == nil {
            // A stretch that begins in the middle of the log.
            position.sequence = sequence
            range = MerkleRange(beginningAt: sequence)
        } else if sequence != nextSequence {
            throw Doubt()
        }
        nextSequence = sequence &+ 1
        guard isRightYear, isOrigin, time.milliseconds >= lastTime?.milliseconds ?? time.milliseconds else {
            throw Doubt()
        }
        if cuts.contains(sequence), sequence > range.begin { try cut(position) }
        if firstTime == nil { firstTime = time }
        lastTime = time
    }

    private mutating func cut(_ position: LogPosition) throws {
        leaves.hash(into: &range, using: hasher)
        guard range.end > range.begin else { return }
        try seal(position)
        fold = makeFold()
        finder = StretchFinder(log, extent)
        range = MerkleRange(beginningAt: position.sequence)
        firstTime = nil
    }

    private mutating func seal(_ position: LogPosition) throws {
        try fold.finish(finder)
        folded.append(
            FoldedStretch(fold: fold, range: range, end: position, firstTime: firstTime, lastTime: lastTime))
    }
}
