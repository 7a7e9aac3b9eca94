#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Cuts a stream of bytes into lines, a block at a time, in memory bounded by the longest line allowed.
public final class LineReader {
    /// A line, without its LF.
    public struct Line {
        /// The bytes; valid until the next line is asked for. Behind them, and their LF, ``ScannedEntry/paddingBytes`` more
        /// are readable.
        public let bytes: UnsafeBufferPointer<UInt8>
        /// Whether an LF ended it. Only the last line can be without.
        public let isTerminated: Bool
        /// Whether it was longer than the limit. Then `bytes` holds its beginning, and nothing can be read after it.
        public let isTooLong: Bool
        /// Keeps the buffer that `bytes` points into.
        private let reader: LineReader

        fileprivate init(
            _ bytes: UnsafeBufferPointer<UInt8>, isTerminated: Bool, isTooLong: Bool, of reader: LineReader
        ) {
            self.bytes = bytes
            self.isTerminated = isTerminated
            self.isTooLong = isTooLong
            self.reader = reader
        }
    }

    /// Fills the buffer with what comes next; returns how many bytes, 0 at the end.
    public typealias Source = (UnsafeMutableRawBufferPointer) throws(LogError) -> Int

    private let source: Source
    private let limitBytes: Int
    private let blockBytes: Int
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var start = 0
    private var end = 0
    private var isAtEnd = false

    /// How many bytes are read at a time, if nothing else is said.
    public static let usualBlockBytes = 256 * 1024

    /// A reader over `source`, for lines of up to `limitBytes` bytes without their LF.
    public init(limitBytes: Int, blockBytes: Int = usualBlockBytes, source: @escaping Source) {
        self.source = source
        self.limitBytes = limitBytes
        self.blockBytes = blockBytes
        buffer = .allocate(capacity: limitBytes + 1 + blockBytes + ScannedEntry.paddingBytes)
        // What is read behind the last line must be something.
        buffer.initialize(repeating: 0)
    }

    deinit {
        buffer.deallocate()
    }

    /// The next line; `nil` at the end.
    public func nextLine() throws(LogError) -> Line? {
        var searched = start
        while true {
            if let base = buffer.baseAddress, let lineFeed = memchr(base + searched, 0x0A, end - searched) {
                return take(upTo: UnsafeRawPointer(lineFeed) - UnsafeRawPointer(base), isTerminated: true)
            }
            if end - start > limitBytes { return take(upTo: end, isTerminated: false) }
            if isAtEnd { return start < end ? take(upTo: end, isTerminated: false) : nil }
            searched = end - start
            try fill()
        }
    }

    private func take(upTo lineEnd: Int, isTerminated: Bool) -> Line {
        let isTooLong = lineEnd - start > limitBytes
        let bytes = UnsafeBufferPointer(rebasing: buffer[start..<min(lineEnd, start + limitBytes)])
        start = isTerminated ? lineEnd + 1 : lineEnd
        return Line(bytes, isTerminated: isTerminated, isTooLong: isTooLong, of: self)
    }

    /// Moves the unfinished line to the front and reads a block behind it.
    private func fill() throws(LogError) {
        if start > 0 {
            _ = UnsafeMutableBufferPointer(rebasing: buffer[..<(end - start)]).update(
                fromContentsOf: buffer[start..<end])
            end -= start
            start = 0
        }
        let room = UnsafeMutableRawBufferPointer(buffer)[
            end..<min(buffer.count - ScannedEntry.paddingBytes, end + blockBytes)]
        let count = try source(UnsafeMutableRawBufferPointer(rebasing: room))
        end += count
        isAtEnd = count == 0
    }
}
