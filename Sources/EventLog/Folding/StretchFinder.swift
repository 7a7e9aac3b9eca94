#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Finds entries of one stretch of the log by where they stand, which was noted while it was read; and all others as
/// ``LogEntryFinder`` does.
///
/// Noted is every 32nd place, and the first of each segment. From there it is a read of a few blocks and a count of lines.
public final class StretchFinder: EntryFinder, @unchecked Sendable {
    // Unchecked: belongs to one stretch, which one thread reads.
    private let log: EntryLog
    private let beyond: any EntryFinder
    private var first = 0
    private var count = 0
    private var places: [(sequence: Int, segment: Int, offset: Int)] = []
    private var file: (segment: Int, file: any OpenFile)?
    /// Made when first needed.
    private var buffer: UnsafeMutablePointer<UInt8>?

    private static let interval = 32
    private static let windowBytes = 16 * 1024
    private static let capacityBytes = windowBytes + Entry.lineLimitBytes + 1

    init(_ log: EntryLog, beyond: any EntryFinder) {
        self.log = log
        self.beyond = beyond
    }

    convenience init(_ log: EntryLog, _ extent: LogExtent) {
        self.init(log, beyond: LogEntryFinder(log, extent))
    }

    deinit {
        buffer?.deallocate()
    }

    /// Notes where the stretch's next entry stands.
    @inline(__always)
    func note(sequence: Int, segment: Int, offset: Int) {
        if count == 0 { first = sequence }
        if count % Self.interval == 0 || offset == 0 { places.append((sequence, segment, offset)) }
        count &+= 1
    }

    /// Reads an entry where it stands.
    /// - Returns: Whether it is of this stretch and plainly in order. If not, ask for ``entry(at:)``.
    public func scan(_ sequence: Int, into entry: inout ScannedEntry) throws(LogError) -> Bool {
        try line(of: sequence) { entry.scan($0) && entry.sequence == sequence } ?? false
    }

    /// Reads the line of an entry, if it is of this stretch.
    private func line<Result>(
        of sequence: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) throws(LogError) -> Result? {
        let index = sequence - first
        guard index >= 0, index < count else { return nil }
        let place = places[placeIndex(of: sequence)]
        let file = try open(place.segment)
        let buffer = self.buffer ?? makeBuffer()
        var skipped = sequence - place.sequence
        var offset = place.offset
        var windowBytes = Self.windowBytes
        // Usually one window; more when lines are long.
        while true {
            let room = UnsafeMutableRawBufferPointer(start: buffer, count: Self.capacityBytes)
            let got = try log.files.read(
                file, into: UnsafeMutableRawBufferPointer(rebasing: room[..<windowBytes]), at: offset)
            if got == 0 { return nil }
            let bytes = UnsafeBufferPointer(start: UnsafePointer(buffer), count: got)
            var start = 0
            while let end = memchr(buffer + start, 0x0A, got - start) {
                let lineFeed = UnsafeRawPointer(end) - UnsafeRawPointer(buffer)
                if skipped == 0 { return body(UnsafeBufferPointer(rebasing: bytes[start..<lineFeed])) }
                skipped -= 1
                start = lineFeed + 1
            }
            if start == 0 {
                // A long line.
                if windowBytes == Self.capacityBytes { return nil }
                windowBytes = Self.capacityBytes
            }
            offset += start
        }
    }

    /// The last place noted at or before an entry.
    private func placeIndex(of sequence: Int) -> Int {
        var (low, high) = (0, places.count)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if places[middle].sequence <= sequence { low = middle } else { high = middle }
        }
        return low
    }

    /// The entry at a sequence.
    public func entry(at sequence: Int) throws(LogError) -> Entry {
        var scanned = ScannedEntry()
        if try scan(sequence, into: &scanned) { return scanned.entry() }
        return try beyond.entry(at: sequence)
    }

    private func makeBuffer() -> UnsafeMutablePointer<UInt8> {
        let made = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.capacityBytes + ScannedEntry.paddingBytes)
        made.initialize(repeating: 0, count: Self.capacityBytes + ScannedEntry.paddingBytes)
        buffer = made
        return made
    }

    private func open(_ segment: Int) throws(LogError) -> any OpenFile {
        if let file, file.segment == segment { return file.file }
        let opened = try log.files.open(log.directory.segment(SegmentName(year: segment)), .read)
        file = (segment, opened)
        return opened
    }
}
