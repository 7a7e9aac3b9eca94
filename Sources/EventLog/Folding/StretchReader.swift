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
struct StretchReader<Fold: EntryFold>: ~Copyable {
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
    private var range = CompactRange(beginningAt: 0)
    private var start = LogPosition.start
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

    /// Reads a stretch, in one piece or more where it is cut, up to the first fault.
    consuming func read(_ plan: StretchPlan) -> StretchOutcome<Fold> {
        var error: LogError?
        var hasFirst = true
        do throws(LogError) {
            try readAll(plan)
        } catch let thrown {
            error = thrown
            hasFirst = nextSequence != nil
        }
        return StretchOutcome(stretches: folded, start: hasFirst ? start : nil, firstTime: firstTime, error: error)
    }

    private mutating func readAll(_ plan: StretchPlan) throws(LogError) {
        if let start = plan.start {
            nextSequence = start.sequence
            range = CompactRange(beginningAt: start.sequence)
        }
        var position = plan.start ?? .start
        start = position
        for (segment, bytes) in plan.ranges {
            if position.segment != segment { position.line = 0 }
            position.segment = segment
            position.offset = bytes.lowerBound
            if range.end == range.begin { start = position }
            let file = try log.files.open(log.directory.segment(segment), .read)
            var blocks = BlockReader(log.files, file, bytes)
            while let block = try blocks.next() {
                let before = position.line
                try take(block, &position)
                progress?.add(bytes: block.count, entries: position.line - before)
            }
            if let problem = blocks.problem { throw log.damaged(position, problem) }
        }
        try seal(position)
    }

    private mutating func take(
        _ block: UnsafeBufferPointer<UInt8>, _ position: inout LogPosition
    ) throws(LogError) {
        guard let base = block.baseAddress else { return }
        let year = position.segment?.year ?? 0
        var start = 0
        while start < block.count, let end = memchr(base + start, 0x0A, block.count &- start) {
            let count = UnsafeRawPointer(end) - UnsafeRawPointer(base + start)
            let line = UnsafeBufferPointer(start: base + start, count: count)
            let isEntry = count <= Entry.lineLimitBytes && scanned.scan(line)
            if isEntry, nextSequence == nil {
                // A stretch that begins in the middle of the log.
                position.sequence = scanned.sequence
                nextSequence = scanned.sequence
                self.start = position
                range = CompactRange(beginningAt: scanned.sequence)
            }
            guard isEntry, isNext(year: year) else { throw log.damaged(position, problem(with: line, isEntry, year)) }
            nextSequence = scanned.sequence &+ 1
            if cuts.contains(scanned.sequence) || fold.ends(beforeType: scanned.bytes(scanned.type)) {
                try cut(position)
            }
            if firstTime == nil { firstTime = scanned.recordedTime }
            lastTime = scanned.recordedTime
            try fold.take(scanned)
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

    /// Whether the entry scanned is the one that comes next.
    @inline(__always)
    private func isNext(year: Int) -> Bool {
        scanned.sequence == nextSequence && scanned.recordedYear == year && scanned.sequence < extent.size
            && scanned.isText(origin, at: scanned.source)
            && scanned.recordedTime.milliseconds >= lastTime?.milliseconds ?? .min
    }

    /// What keeps a line from being the next entry.
    @inline(never)
    private func problem(with line: UnsafeBufferPointer<UInt8>, _ isEntry: Bool, _ year: Int) -> EntryError {
        if line.count > Entry.lineLimitBytes { return .tooLong }
        if !isEntry { return EntryError(diagnosing: line) }
        if let nextSequence, scanned.sequence != nextSequence {
            return .sequence(scanned.sequence, expected: nextSequence)
        }
        if scanned.recordedYear != year { return .otherYear(scanned.recordedYear) }
        if scanned.sequence >= extent.size {
            return EntryError(problem: "the log's last line says that it is entry \(extent.size - 1)")
        }
        let source = scanned.text(scanned.source)
        if !source.utf8.elementsEqual(origin) { return .foreign(source, origin: extent.origin) }
        return .wentBack(scanned.recordedTime)
    }

    private mutating func cut(_ position: LogPosition) throws(LogError) {
        leaves.hash(into: &range, using: hasher)
        guard range.end > range.begin else { return }
        try seal(position)
        fold = makeFold()
        finder = StretchFinder(log, extent)
        range = CompactRange(beginningAt: position.sequence)
        start = position
        firstTime = nil
    }

    private mutating func seal(_ position: LogPosition) throws(LogError) {
        try fold.finish(finder)
        folded.append(
            FoldedStretch(
                fold: fold, range: range, start: start, end: position, firstTime: firstTime, lastTime: lastTime))
    }
}
