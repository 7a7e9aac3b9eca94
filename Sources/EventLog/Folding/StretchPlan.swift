/// A stretch of the log to read: ranges of segments, in order, each from the beginning of a line to the end of one.
struct StretchPlan: Sendable {
    var ranges: [(segment: SegmentName, range: Range<Int>)]
    /// Where the first entry of it stands, as far as that is known: a stretch that begins in the middle learns its first
    /// sequence from its first line.
    var start: LogPosition?
}

extension EntryLog {
    /// Divides what is to be read into stretches of about equal size, one for each core or fewer, at ends of lines.
    /// - Throws: ``LogError`` `damaged` when a file is shorter than it was.
    func plan(
        _ extent: LogExtent, from position: LogPosition, stretchLimit: Int = .max
    ) throws(LogError) -> [StretchPlan] {
        var ranges: [(segment: SegmentName, range: Range<Int>)] = []
        for segment in extent.segments where segment >= position.segment ?? segment {
            let end =
                segment == extent.endSegment
                ? extent.endOffset : try files.size(of: try files.open(directory.segment(segment), .read))
            let start = segment == position.segment ? position.offset : 0
            guard start <= end else {
                throw LogError(
                    .damaged, "events/\(segment.text) has \(end) bytes where \(start) were read before",
                    remedy: "it was cut short: restore events/ from a copy")
            }
            if start < end { ranges.append((segment, start..<end)) }
        }
        let totalBytes = ranges.reduce(0) { $0 + $1.range.count }
        let concurrency = environment.concurrency
        let count = max(
            1, min(concurrency.threadCount, stretchLimit, totalBytes / max(1, concurrency.smallestStretchBytes)))
        var stretches: [StretchPlan] = [StretchPlan(ranges: [], start: position)]
        var wantedBytes = totalBytes / count
        for (segment, range) in ranges {
            var start = range.lowerBound
            while stretches.count < count, range.upperBound - start > wantedBytes {
                // The stretch may be long enough by what is before the segment.
                let cut =
                    wantedBytes <= 0
                    ? start : try lineStart(in: segment, atOrBehind: start + wantedBytes, before: range.upperBound)
                guard let cut else { break }
                if start < cut { stretches[stretches.count - 1].ranges.append((segment, start..<cut)) }
                stretches.append(StretchPlan(ranges: [], start: nil))
                wantedBytes = totalBytes / count
                start = cut
            }
            stretches[stretches.count - 1].ranges.append((segment, start..<range.upperBound))
            wantedBytes -= range.upperBound - start
        }
        return stretches
    }

    /// Where the first line begins that does so at or behind an offset; `nil` when none does before `end`.
    private func lineStart(
        in segment: SegmentName, atOrBehind offset: Int, before end: Int
    ) throws(LogError) -> Int? {
        let file = try files.open(directory.segment(segment), .read)
        let bytes = try files.read(file, at: offset - 1, count: min(Entry.lineLimitBytes + 2, end - offset + 1))
        guard let lineFeed = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let start = offset + lineFeed
        return start < end ? start : nil
    }
}
