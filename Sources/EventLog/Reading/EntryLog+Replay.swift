import CanonicalJSON
import MerkleTree

extension EntryLog {
    /// Reads entries in order, whole and strictly, from a position to the end of an extent.
    ///
    /// - Parameters:
    ///   - extent: How far to read.
    ///   - position: Where to begin; one that an earlier replay of this log returned.
    ///   - body: Takes each entry and its line, without LF; the line is valid during the call only.
    /// - Returns: The position behind the last entry.
    /// - Throws: ``LogError`` `damaged`, with segment and line, at the first line that is not the entry it should be;
    ///   and whatever `body` throws.
    @discardableResult
    public func replay(
        _ extent: LogExtent, from position: LogPosition = .start,
        _ body: (Entry, UnsafeBufferPointer<UInt8>) throws -> Void
    ) throws -> LogPosition {
        var position = position
        var recordedTime: RecordedTime?
        var scanned = ScannedEntry()
        for segment in extent.segments where segment >= position.segment ?? segment {
            if segment != position.segment {
                position = LogPosition(segment: segment, line: 0, offset: 0, sequence: position.sequence)
            }
            let file = try files.open(directory.segment(segment), .read)
            let lines = lineReader(over: file, from: position.offset)
            while segment < extent.endSegment || position.offset < extent.endOffset, let line = try lines.nextLine() {
                let entry: Entry
                do throws(EntryError) {
                    entry = try Entry(line, at: position, &scanned)
                    guard position.sequence < extent.size else {
                        throw EntryError(problem: "the log's last line says that it is entry \(extent.size - 1)")
                    }
                    try entry.check(source: extent.origin, notBefore: recordedTime)
                } catch {
                    throw damaged(position, error)
                }
                recordedTime = entry.recordedTime
                try body(entry, line.bytes)
                position.advance(over: line)
            }
        }
        guard position.sequence == extent.size else {
            throw LogError(
                .damaged, "the log has \(position.sequence) entries where \(extent.size) were found before",
                remedy: "it was cut short while it was read: restore events/ from a copy")
        }
        return position
    }
}

extension EntryLog {
    /// Reads a whole log, as ``replay(_:from:_:)`` does, and checks that it is what the checkpoint was made of.
    /// - Parameters:
    ///   - position: Where to begin.
    ///   - range: The compact range there.
    /// - Returns: The compact range at the end, and the position there.
    /// - Throws: ``LogError`` `damaged`, also after the last entry when the root hash is another; whatever `body` throws.
    @discardableResult
    public func checkedReplay(
        _ extent: LogExtent, from position: LogPosition = .start, after range: CompactRange = CompactRange(),
        using hasher: MerkleHasher = MerkleHasher(), _ body: (Entry, UnsafeBufferPointer<UInt8>) throws -> Void
    ) throws -> (range: CompactRange, end: LogPosition) {
        var range = range
        var rootAtCheckpoint = range.root(using: hasher)
        let end = try replay(extent, from: position) { entry, line in
            range.append(hasher.leaf(UnsafeRawBufferPointer(line)), using: hasher)
            if range.size == extent.checkpoint.size { rootAtCheckpoint = range.root(using: hasher) }
            try body(entry, line)
        }
        guard rootAtCheckpoint == extent.checkpoint.rootHash else { throw extent.rootMismatch }
        return (range, end)
    }
}

extension Entry {
    /// What one line alone cannot show.
    fileprivate func check(source origin: String, notBefore earliest: RecordedTime?) throws(EntryError) {
        guard ExactText(source) == ExactText(origin) else {
            throw EntryError(
                problem: "source \(source.quotedForDisplay) is not this ledger's origin, \(origin.quotedForDisplay)")
        }
        if let earliest, recordedTime < earliest {
            throw EntryError(problem: "recorded at \(recordedTime.text), before the entry above it")
        }
    }
}
