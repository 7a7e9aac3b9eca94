/// What is behind the last complete batch in a segment: the unfinished end of a batch, in an intact log.
struct LogRest {
    let segment: SegmentName
    let file: any OpenFile
    let bytes: Range<Int>
}

extension EntryLog {
    /// What is behind an extent's end, a segment at a time.
    func rests(behind extent: LogExtent, _ access: FileAccess = .read) throws(LogError) -> [LogRest] {
        var rests: [LogRest] = []
        for segment in try segmentNames() where segment >= extent.endSegment {
            let start = segment == extent.endSegment ? extent.endOffset : 0
            let file = try files.open(directory.segment(segment), access)
            let sizeBytes = try files.size(of: file)
            if sizeBytes > start { rests.append(LogRest(segment: segment, file: file, bytes: start..<sizeBytes)) }
        }
        return rests
    }

    /// The number of the first line that is a whole entry behind a damaged one. No crash of ours leaves such: a torn tail is
    /// the unfinished end of one batch.
    func entryBehindDamage(in rest: LogRest) throws(LogError) -> Int? {
        let lines = lineReader(over: rest.file, from: rest.bytes.lowerBound, to: rest.bytes.upperBound)
        var number = 0
        var isDamaged = false
        while let line = try lines.nextLine(), !line.isTooLong {
            number += 1
            let isEntry = line.isTerminated && (try? Entry(line: line.bytes)) != nil
            if isDamaged, isEntry { return try lineCount(of: rest.file, before: rest.bytes.lowerBound) + number }
            if !isEntry { isDamaged = true }
        }
        return nil
    }

    func lineCount(of file: any OpenFile, before offset: Int) throws(LogError) -> Int {
        let lines = lineReader(over: file, from: 0, to: offset)
        var count = 0
        while try lines.nextLine() != nil { count += 1 }
        return count
    }
}

extension EntryLog {
    /// What there is to say of what is behind an extent: usually nothing, or a note that an append is unfinished.
    ///
    /// A writer may cut a torn tail off and write in its place while it is read. So a fault is one only if it is there
    /// again at a second look.
    public func judgeRest(behind extent: LogExtent) throws(LogError) -> (note: String?, finding: Finding?) {
        guard let rest = try rests(behind: extent).first else { return (nil, nil) }
        let file = "events/\(rest.segment.text)"
        if let line = try entryBehindDamage(in: rest), let again = try rests(behind: extent).first,
            again.segment == rest.segment, try entryBehindDamage(in: again) == line
        {
            return (
                nil,
                Finding(
                    .malformedEntry, file: file, line: line,
                    "it is a whole entry behind a damaged line of an unfinished batch")
            )
        }
        if try readCheckpoint().size > extent.size {
            return ("entries were recorded while this was read; it is about the first \(extent.size)", nil)
        }
        let line = try lineCount(of: rest.file, before: rest.bytes.lowerBound) + 1
        return (LogInspection.unfinishedNote("\(file), line \(line)"), nil)
    }
}
