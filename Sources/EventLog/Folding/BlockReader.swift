#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads a range of a segment in large blocks of whole lines.
///
/// With `pread` and not a memory map, behind which a file cut short would be a signal and not an error. A block stays within
/// a core's second-level cache, so that scanning and hashing find it there.
struct BlockReader: ~Copyable {
    /// How many bytes are read at a time.
    static let blockBytes = 256 * 1024

    private let files: LogFiles
    private let file: any OpenFile
    private let buffer: UnsafeMutablePointer<UInt8>
    private let capacityBytes: Int
    /// Where in the file the next read begins, and where the range ends.
    private var position: Int
    private let end: Int
    /// What of the buffer the last block did not hand out: the beginning of a line.
    private var restStart = 0
    private var restEnd = 0

    /// A reader of a range of a file.
    init(_ files: LogFiles, _ file: any OpenFile, _ range: Range<Int>) {
        self.files = files
        self.file = file
        position = range.lowerBound
        end = range.upperBound
        // No more than there is to read: going on from a snapshot, that is a line or two.
        capacityBytes = min(Entry.lineLimitBytes + 1 + Self.blockBytes, range.count)
        buffer = .allocate(capacity: capacityBytes + ScannedEntry.paddingBytes)
        // What is read behind the last line must be something.
        buffer.initialize(repeating: 0, count: capacityBytes + ScannedEntry.paddingBytes)
    }

    deinit {
        buffer.deallocate()
    }

    /// What comes next: one whole line or more, each with its LF. Valid until the next call.
    /// - Returns: `nil` at the end of the range, and also when what is left is not a whole line of allowed length: see
    ///   ``problem``.
    mutating func next() throws(LogError) -> UnsafeBufferPointer<UInt8>? {
        let restCount = restEnd - restStart
        if restCount > 0, restStart > 0 { memmove(buffer, buffer + restStart, restCount) }
        (restStart, restEnd) = (0, restCount)
        while position < end {
            let room = UnsafeMutableRawBufferPointer(
                start: buffer + restEnd, count: min(Self.blockBytes, capacityBytes - restEnd, end - position))
            if room.isEmpty { return nil }
            let count = try files.read(file, into: room, at: position)
            if count == 0 { return nil }
            position += count
            restEnd += count
            if let lineFeed = memrchr(buffer + restEnd - count, count) {
                restStart = lineFeed + restEnd - count + 1
                return UnsafeBufferPointer(start: buffer, count: restStart)
            }
        }
        return nil
    }

    /// What is wrong with the line that was not handed out.
    var problem: EntryError? {
        if restStart == restEnd { return nil }
        return restEnd - restStart > Entry.lineLimitBytes ? .tooLong : .unterminated
    }

    /// The last LF among some bytes.
    private func memrchr(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        UnsafeBufferPointer(start: bytes, count: count).lastIndex(of: UInt8(ascii: "\n"))
    }
}
