import CanonicalJSON
import EventLog
import MerkleTree

/// The yearly statistics written down, with what is needed to go on from there: `snapshots/yearly-statistics.json`.
///
/// The same log gives the same bytes. Besides the shape that `statistics --format json` prints, each number carries of how
/// many parts it is the sum (`parts`), and how many of these are `about` or `atLeast` where any is (`aboutParts`,
/// `atLeastParts`); `resume` carries the place in the log and the Merkle frontier there; and `digest` is the Merkle tree
/// hash (RFC 9162, section 2.1.1) of the lines above it, each without its LF, as a checkpoint is of the log's lines.
///
/// Whether the file is as it was written takes one hash of it. A year is a piece of text that is read when it is asked for
/// or changes, so that going on from a snapshot costs little however much is in it.
struct StatisticsSnapshot: Equatable {
    static let fileName = "yearly-statistics.json"
    /// Goes up when the same log would give another file; an older file is then made again.
    static let version = 2
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

    /// Reads a file's contents; `nil` for anything whose digest is not right, or that is plainly not what ``bytes`` writes.
    ///
    /// Whoever changes the figures and the digest with them is found out by verify.
    init?(bytes: [UInt8]) {
        do throws(ForeignText) {
            let end = try SnapshotDigest.check(bytes)
            let head = try SnapshotHead(of: bytes)
            years = try SnapshotYear.all(in: bytes, from: head.end, to: end)
            (checkpoint, position, range) = (head.checkpoint, head.position, head.range)
        } catch {
            return nil
        }
    }

    /// The file's contents.
    var bytes: [UInt8] {
        var text = SnapshotText()
        text.bytes.reserveCapacity(4096 + years.reduce(0) { $0 + $1.text.count + 2 })
        text.addHead(checkpoint, position, range)
        text.add("  \"years\": [")
        for (index, year) in years.enumerated() {
            text.add(index == 0 ? "\n" : ",\n")
            text.bytes += year.text
        }
        text.add(years.isEmpty ? "],\n" : "\n  ],\n")
        text.bytes += SnapshotDigest.end(behind: text.bytes)
        return text.bytes
    }

    /// Adds what the part of the log behind the snapshot comes to.
    /// - Parameters:
    ///   - sums: By year, one for each section, with what earlier amendments made of what is amended there taken away.
    ///   - checkpoint: The ledger at the new size.
    ///   - position: Where the next entry stands now.
    ///   - range: The Merkle frontier there.
    /// - Throws: ``ForeignText`` when a year that changes is not what this program writes.
    mutating func add(
        _ sums: [Int: [SectionSums]], _ checkpoint: Checkpoint, _ position: LogPosition, _ range: CompactRange
    ) throws(ForeignText) {
        var changed = try statistics(of: Array(sums.keys))
        changed.addSections(sums)
        years.removeAll { sums[$0.year] != nil }
        years += changed.years.map { SnapshotYear($0, changed.sections(of: $0)) }
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
