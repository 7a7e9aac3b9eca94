import CanonicalJSON
import EventLog
import MerkleTree

/// The yearly statistics written down, with what is needed to go on from there: `snapshots/yearly-statistics.jsonl`.
///
/// Each line is canonical JSON (RFC 8785), and the same log gives the same bytes. The first says which ledger this is of,
/// where its log goes on (`resume`, with the Merkle frontier there) and how many years follow, a line each (``SnapshotYear``).
/// The last has the SHA-256 of all bytes above it.
///
/// Whether the file is as it was written takes one hash of it. A year's line is parsed when it is asked for or changes, so
/// that going on from a snapshot costs little however much is in it.
struct StatisticsSnapshot: Equatable {
    static let fileName = "yearly-statistics.jsonl"
    /// Goes up when the same log would give another file; an older file is then made again.
    static let version = 3
    /// A limit on what is read into memory: far more than the years and names of any real ledger need.
    static let limitBytes = 64 << 20

    /// The ledger at the snapshot's size.
    private(set) var checkpoint: Checkpoint
    /// Where the next entry stands.
    private(set) var position: LogPosition
    /// The Merkle frontier at the snapshot's size.
    private(set) var range: CompactRange
    /// Every year with an activity, ascending.
    private(set) var years: [SnapshotYear]

    /// A snapshot of statistics.
    init(checkpoint: Checkpoint, position: LogPosition, range: CompactRange, statistics: YearlyStatistics) {
        self.checkpoint = checkpoint
        self.position = position
        // Line numbers serve messages only, and a replay that fails from here is made again from zero, with its own.
        self.position.line = 0
        self.range = range
        years = statistics.years.map { SnapshotYear($0, statistics.sections(of: $0)) }
    }

    /// Reads a file's contents; `nil` for anything whose digest is not right, or whose head ``bytes`` would not write.
    ///
    /// Whoever changes the figures and the digest with them is found out by verify.
    init?(bytes: [UInt8]) {
        let end = bytes.count - Self.lastLine(behind: []).count
        guard end > 0, bytes[end...].elementsEqual(Self.lastLine(behind: bytes[..<end])) else { return nil }
        let lines = bytes[..<end].split(separator: Self.lineFeed, omittingEmptySubsequences: false)
        guard lines.last?.isEmpty == true, let head = (try? JSONValue(parsing: Array(lines[0])))?.object,
            let ledger = head["ledger"]?.object, let origin = ledger["origin"]?.string,
            let rootHash = ledger["rootHash"]?.string.flatMap({ MerkleHash(base64: $0) }),
            let size = ledger["size"]?.integer,
            let resume = head["resume"]?.object, let segment = resume["segment"]?.string,
            let offset = resume["offset"]?.integer, offset >= 0, let frontier = resume["frontier"]?.array,
            let range = CompactRange(
                size: size, hashes: frontier.compactMap { $0.string.flatMap { MerkleHash(base64: $0) } })
        else { return nil }
        checkpoint = Checkpoint(origin: origin, size: size, rootHash: rootHash)
        position = LogPosition(segment: SegmentName(text: segment), line: 0, offset: offset, sequence: size)
        self.range = range
        years = lines.dropFirst().dropLast().compactMap { SnapshotYear(line: $0) }
        // Whatever is foreign to the head, or left out of it or of the years, does not come back the same.
        guard self.head.elementsEqual(lines[0]), years.count == lines.count - 2,
            zip(years, years.dropFirst()).allSatisfy({ $0.year < $1.year })
        else { return nil }
    }

    /// The file's contents.
    var bytes: [UInt8] {
        var bytes = head + [Self.lineFeed]
        bytes.reserveCapacity(bytes.count + years.reduce(100) { $0 + $1.line.count + 1 })
        for year in years {
            bytes += year.line
            bytes.append(Self.lineFeed)
        }
        return bytes + Self.lastLine(behind: bytes[...])
    }

    /// The first line.
    private var head: [UInt8] {
        let resume = JSONObject([
            "segment": position.segment.map { .string($0.text) } ?? .null, "offset": .integer(position.offset),
            "frontier": .array(range.hashes.map { .string($0.base64) }),
        ])
        let head = JSONObject([
            "projection": .string("yearly-statistics"), "version": .integer(Self.version),
            "ledger": .object(checkpoint.json), "resume": .object(resume), "years": .integer(years.count),
        ])
        return JSONValue.object(head).canonicalBytes
    }

    /// What comes behind the other lines, by which they are known to be as they were written.
    static func lastLine(behind lines: ArraySlice<UInt8>) -> [UInt8] {
        let digest = MerkleHasher().hash(of: Array(lines)).base64
        return JSONValue.object(JSONObject(["sha256": .string(digest)])).canonicalBytes + [lineFeed]
    }

    private static let lineFeed = UInt8(ascii: "\n")

    /// Takes over what the part of the log behind the snapshot changes.
    /// - Parameters:
    ///   - changed: The years that are others now.
    ///   - statistics: What they come to; a year that is not there has no activity any more.
    ///   - checkpoint: The ledger at the new size.
    ///   - position: Where the next entry stands now.
    ///   - range: The Merkle frontier there.
    mutating func update(
        _ changed: [Int], from statistics: YearlyStatistics, _ checkpoint: Checkpoint, _ position: LogPosition,
        _ range: CompactRange
    ) {
        years.removeAll { changed.contains($0.year) }
        years += statistics.only(changed).sections.map { SnapshotYear($0.key, $0.value) }
        years.sort { $0.year < $1.year }
        (self.checkpoint, self.position, self.range) = (checkpoint, position, range)
        self.position.line = 0
    }

    /// The figures of some years, or of all.
    /// - Throws: ``ForeignText`` when one of them is not what this program writes.
    func statistics(of wanted: [Int]? = nil) throws(ForeignText) -> YearlyStatistics {
        var statistics = YearlyStatistics()
        for year in years where wanted?.contains(year.year) ?? true {
            statistics.sections[year.year] = try year.sections()
        }
        return statistics
    }
}

/// A text that this program did not write, or that was changed since.
struct ForeignText: Error {}
