import CanonicalJSON
import EventLog

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads an input in portions of whole lines. A last line without LF is given one.
struct PortionReader: ~Copyable {
    private let source: LineReader.Source
    private let buffer: UnsafeMutablePointer<UInt8>
    private let capacityBytes: Int
    private var restStart = 0
    private var restEnd = 0
    private var isAtEnd = false
    /// Whether the input was left at a line that is longer than the limit.
    private(set) var hasTooLongLine = false

    /// A reader with room for so many bytes at a time, which must be more than the longest line allowed.
    init(_ source: @escaping LineReader.Source, capacityBytes: Int) {
        self.source = source
        self.capacityBytes = capacityBytes
        // One more for the LF that the last line may lack.
        buffer = .allocate(capacity: capacityBytes + 1 + CanonicalScanner.paddingBytes)
        buffer.initialize(repeating: 0, count: capacityBytes + 1 + CanonicalScanner.paddingBytes)
    }

    deinit {
        buffer.deallocate()
    }

    /// The next lines, each with its LF; valid until the next call. `nil` at the end, or before a line that is too long.
    mutating func next() throws(LogError) -> UnsafeBufferPointer<UInt8>? {
        let restCount = restEnd - restStart
        if restCount > 0, restStart > 0 { memmove(buffer, buffer + restStart, restCount) }
        (restStart, restEnd) = (0, restCount)
        while !isAtEnd, restEnd < capacityBytes {
            let count = try source(
                UnsafeMutableRawBufferPointer(start: buffer + restEnd, count: capacityBytes - restEnd))
            restEnd += count
            if count == 0 { isAtEnd = true }
        }
        if isAtEnd, restEnd > 0, buffer[restEnd - 1] != UInt8(ascii: "\n") {
            buffer[restEnd] = UInt8(ascii: "\n")
            restEnd += 1
        }
        if restEnd == 0 || hasTooLongLine { return nil }
        let lines = UnsafeBufferPointer(start: UnsafePointer(buffer), count: restEnd)
        let end = (lines.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
        let longest = firstTooLongLine(lines[..<end])
        hasTooLongLine = longest != nil || restEnd - end > BatchReader.lineLimitBytes
        restStart = longest ?? end
        return restStart == 0 ? nil : UnsafeBufferPointer(rebasing: lines[..<restStart])
    }

    /// Where the first line begins that is longer than the limit.
    private func firstTooLongLine(_ lines: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        // Only where so many bytes pass without an LF, which a look at every millionth byte or so rules out.
        var start = lines.startIndex
        while lines.endIndex - start > BatchReader.lineLimitBytes {
            let reach = start + BatchReader.lineLimitBytes + 1
            guard let lineFeed = lines[start..<min(reach, lines.endIndex)].lastIndex(of: UInt8(ascii: "\n")) else {
                return start
            }
            start = lineFeed + 1
        }
        return nil
    }
}
