import CanonicalJSON

/// Where a line begins in a segment, and which entry is on it.
struct LinePlace {
    var offset: Int
    var sequence: Int
}

/// Finds a line in a segment by its sequence.
///
/// Sequences are consecutive, so that knowing the sequence of one line tells those of the lines around it, and how far it
/// is to another can be guessed from the mean length of a line. On the way lines are only skimmed for their sequence; the
/// one found is read strictly.
struct LineSearch {
    /// Read at a time: some lines of usual length.
    static let blockBytes = 8192
    /// Enough for a line of any length, wherever the block begins.
    static let longBlockBytes = 2 * (Entry.lineLimitBytes + 1)

    private let log: EntryLog
    private let file: any OpenFile
    private let start: LinePlace
    private let end: LinePlace

    /// A search among the lines from one place up to another.
    init(_ log: EntryLog, _ file: any OpenFile, from start: LinePlace, to end: LinePlace) {
        self.log = log
        self.file = file
        self.start = start
        self.end = end
    }

    /// The entry at a sequence; `nil` when there is none.
    /// - Throws: ``LogError`` `damaged` when lines on the way are no entries.
    func entry(at sequence: Int) throws(LogError) -> Entry? {
        // The line begins at `low` or behind it, and before `bound`. `high` is the place of some line behind it.
        var (low, high, bound) = (start, end, end.offset)
        var readCount = 0
        var blockBytes = Self.blockBytes
        while bound > low.offset {
            let guess =
                bound - low.offset <= blockBytes ? low.offset : offset(of: sequence, low, high, bound, readCount)
            let count = min(blockBytes, end.offset - guess)
            let block = try log.files.read(file, at: guess, count: count)
            readCount += 1
            guard let lines = Lines(in: block, at: guess, following: guess == low.offset ? low : nil) else {
                // No whole line in it.
                if blockBytes == Self.blockBytes {
                    blockBytes = Self.longBlockBytes
                } else if guess > low.offset {
                    bound = guess + 1
                } else {
                    throw Self.notAnEntry(in: log)
                }
                continue
            }
            blockBytes = Self.blockBytes
            if sequence < lines.first.sequence {
                // The line in which the guess fell was not seen as a whole; it may be the one.
                (high, bound) = (lines.first, guess + 1)
                continue
            }
            if let line = lines.line(at: sequence) { return try read(line, sequence) }
            low = lines.next
        }
        return nil
    }

    /// Where the block with a line should begin, given what is known.
    private func offset(of sequence: Int, _ low: LinePlace, _ high: LinePlace, _ bound: Int, _ readCount: Int) -> Int {
        // Lines of very unequal lengths can mislead a guess time and again, halving cannot be misled.
        guard readCount < 8, high.sequence > low.sequence else { return low.offset + (bound - low.offset) / 2 }
        let share = Double(sequence - low.sequence) / Double(high.sequence - low.sequence)
        let guess = low.offset + Int(share * Double(high.offset - low.offset)) - Self.blockBytes / 2
        // Below the bound by two, so that it sinks each time the guess was too high.
        return min(max(guess, low.offset), bound - 2)
    }

    private func read(_ line: ArraySlice<UInt8>, _ sequence: Int) throws(LogError) -> Entry {
        let result = line.withUnsafeBufferPointer { bytes -> Result<Entry, EntryError> in
            do throws(EntryError) {
                return .success(try Entry(line: bytes))
            } catch {
                return .failure(error)
            }
        }
        guard case .success(let entry) = result, entry.sequence == sequence else { throw Self.notAnEntry(in: log) }
        return entry
    }

    static func notAnEntry(in log: EntryLog) -> LogError {
        LogError(
            .damaged, "a line of \(log.directory.path.escapedForDisplay)/events is not an entry, or not in its place",
            remedy: "see what is wrong with the log with verify")
    }
}

/// The whole lines of a block.
private struct Lines {
    /// The first of them.
    let first: LinePlace
    /// The one behind the last of them.
    private(set) var next: LinePlace
    private let block: [UInt8]
    /// Where each line begins in the block; behind them, where the next one does.
    private var starts: [Int]

    /// The lines of a block; `nil` when it has not one whole line, or the first is no entry.
    /// - Parameter place: The line with which the block begins, if it is known that it begins with one.
    init?(in block: [UInt8], at offset: Int, following place: LinePlace?) {
        var start = 0
        if place == nil {
            guard let lineFeed = block.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            start = lineFeed + 1
        }
        starts = [start]
        while let lineFeed = block[start...].firstIndex(of: UInt8(ascii: "\n")) {
            start = lineFeed + 1
            starts.append(start)
        }
        guard starts.count > 1,
            let sequence = place?.sequence ?? Entry.sequence(onLine: block[starts[0]..<(starts[1] - 1)])
        else { return nil }
        self.block = block
        first = LinePlace(offset: offset + starts[0], sequence: sequence)
        next = LinePlace(offset: offset + start, sequence: sequence + starts.count - 1)
    }

    /// The line at a sequence, without LF; `nil` when it is behind those of the block.
    func line(at sequence: Int) -> ArraySlice<UInt8>? {
        let index = sequence - first.sequence
        guard index >= 0, index < starts.count - 1 else { return nil }
        return block[starts[index]..<(starts[index + 1] - 1)]
    }
}

extension Entry {
    /// The sequence that a line states, found without reading the line; `nil` when there is none to be found.
    ///
    /// In canonical form only `source`, `specversion` and `type` follow the attribute, texts in which a quotation mark is
    /// escaped: so its name's last occurrence is the attribute.
    static func sequence(onLine line: ArraySlice<UInt8>) -> Int? {
        let name = Array(#""sequence":""#.utf8)
        var start = line.endIndex - name.count - 10
        while start >= line.startIndex {
            if line[start] == name[0], line[start + 1] == name[1],
                line[start..<(start + name.count)].elementsEqual(name)
            {
                let digits = line[(start + name.count)..<(start + name.count + 10)]
                return Int(String(decoding: digits, as: UTF8.self))
            }
            start -= 1
        }
        return nil
    }
}
