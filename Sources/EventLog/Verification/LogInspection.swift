import CanonicalJSON
import MerkleTree

/// What a walk over every byte of a log finds, line by line.
///
/// A fault does not end the walk. Sequence and time are compared with the last whole entry, so that one damaged line is
/// one finding and not a hundred.
public struct LogInspection {
    /// The checkpoint on disk, when it could be read.
    public internal(set) var checkpoint: Checkpoint?
    /// Everything that is wrong.
    public internal(set) var findings = Findings()
    /// What an auditor should know and is no fault, such as an append that is unfinished at this moment.
    public internal(set) var notes: [String] = []
    /// Lines read, and so leaves of the tree.
    public var lineCount: Int { range.size }
    /// Number of segments.
    public internal(set) var segmentCount = 0
    /// Bytes read.
    public internal(set) var sizeBytes = 0
    /// Number of entries in complete batches.
    public internal(set) var size = 0
    /// The root hash over those.
    public internal(set) var rootHash = MerkleHash.emptyTree

    /// Whether the newest checkpoint is behind the log.
    private let isBehindLog: Bool
    private let hasher = MerkleHasher()
    private var range = CompactRange()
    private var roots: [Int: MerkleHash] = [:]
    private var sizesOfInterest: Set<Int> = []
    private var lastEntry: Entry?
    private var batchesBeyondCheckpoint = 0
    /// Faults behind the checkpoint which no entry has followed yet: they may be the end of an interrupted append.
    private var pending = Findings()
    private var identifierHashes: Set<UInt64> = []
    private(set) var suspectHashes: Set<UInt64> = []

    init(checkpoint: Checkpoint?, isBehindLog: Bool, kept: [Checkpoint]) {
        self.checkpoint = checkpoint
        self.isBehindLog = isBehindLog
        sizesOfInterest = Set(kept.map(\.size) + [checkpoint?.size ?? 0])
    }

    /// What is said of a checkpoint kept elsewhere that the log continues.
    public static func continuationNote(_ size: Int) -> String {
        "the log is a continuation of the checkpoint kept elsewhere, of \(size == 1 ? "1 entry" : "\(size) entries")"
    }

    /// The compact range over the lines read so far.
    var currentRange: CompactRange { range }

    /// The root of the first `size` lines, for the sizes asked for at the start; `nil` when there are fewer.
    func root(at size: Int) -> MerkleHash? {
        size == 0 ? MerkleHash.emptyTree : roots[size]
    }

    /// Takes in a line. Returns its entry, when it is one.
    mutating func add(_ line: LineReader.Line, at position: LogPosition) -> Entry? {
        let file = "events/\(position.segment?.text ?? "")"
        func finding(_ name: Finding.Name, _ problem: String) -> Finding {
            Finding(name, file: file, line: position.line + 1, problem)
        }
        sizeBytes += line.bytes.count + (line.isTerminated ? 1 : 0)
        if line.isTerminated {
            range.append(hasher.leaf(UnsafeRawBufferPointer(line.bytes)), using: hasher)
            if sizesOfInterest.contains(range.size) { roots[range.size] = range.root(using: hasher) }
        }
        let entry: Entry
        do throws(EntryError) {
            if line.isTooLong { throw .tooLong }
            guard line.isTerminated else { throw .unterminated }
            entry = try Entry(line: line.bytes)
        } catch {
            report(finding(.malformedEntry, error.problem))
            return nil
        }
        // A whole entry behind a fault: the fault is no torn tail.
        findings.add(pending)
        pending = Findings()
        check(entry, in: position.segment, finding)
        lastEntry = entry
        if !entry.isContinued {
            size = range.size
            rootHash = range.root(using: hasher)
            if range.size > checkpoint?.size ?? 0 { batchesBeyondCheckpoint += 1 }
        }
        return entry
    }

    private mutating func check(
        _ entry: Entry, in segment: SegmentName?, _ finding: (Finding.Name, String) -> Finding
    ) {
        let expected = lastEntry.map { $0.sequence + 1 } ?? 0
        if entry.sequence != expected {
            report(finding(.sequenceBroken, EntryError.sequence(entry.sequence, expected: expected).problem))
        }
        if let last = lastEntry {
            if entry.recordedTime < last.recordedTime {
                report(
                    finding(
                        .recordedTimeWentBack,
                        "recorded at \(entry.recordedTime.text), but the entry above it at \(last.recordedTime.text)"))
            }
            if last.isContinued, entry.recordedTime != last.recordedTime {
                report(finding(.unfinishedBatch, "the batch of the entry above breaks off before this one"))
            }
        }
        if let segment, entry.recordedTime.year != segment.year {
            report(finding(.wrongSegment, "recorded in \(entry.recordedTime.year), which is another file's year"))
        }
        if let origin = checkpoint?.origin, ExactText(entry.source) != ExactText(origin) {
            report(finding(.foreignSource, EntryError.foreign(entry.source, origin: origin).problem))
        }
        let hash = Self.hash(of: entry.id, using: hasher)
        if !identifierHashes.insert(hash).inserted { suspectHashes.insert(hash) }
    }

    private mutating func report(_ finding: Finding) {
        if range.size >= checkpoint?.size ?? 0, finding.name == .malformedEntry {
            pending.add(finding)
        } else {
            findings.add(finding)
        }
    }

    /// Eight bytes of an id's hash. Ids themselves would take much memory; two ids with the same eight bytes are told
    /// apart by a second look (``EntryLog/findRepeatedIDs(_:)``).
    static func hash(of id: String, using hasher: MerkleHasher) -> UInt64 {
        hasher.hash(of: Array(id.utf8)).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// What shows only after the last line.
    mutating func finish() {
        let promised = checkpoint?.size ?? 0
        if range.size < promised {
            findings.add(
                Finding(
                    .missingEntries, file: "events/checkpoint",
                    "it promises \(promised) entries, and the log has \(range.size)"))
            findings.add(pending)
        } else {
            if let checkpoint, root(at: promised) != checkpoint.rootHash {
                findings.add(
                    Finding(
                        .rootMismatch, file: "events/checkpoint",
                        "the first \(promised) lines of the log do not have the root hash it states"))
            }
            noteUnfinishedEnd()
            judgeLag(promised)
        }
    }

    private mutating func noteUnfinishedEnd() {
        let unfinished = range.size - size
        guard pending.count > 0 || unfinished > 0 else { return }
        // A log begins with an entry, whatever its checkpoint says.
        if size < checkpoint?.size ?? 1 {
            findings.add(pending)
            if unfinished > 0, checkpoint != nil {
                findings.add(Finding(.unfinishedBatch, "the last batch below the checkpoint's size is not complete"))
            }
            return
        }
        let place = pending.listed.first.flatMap { finding in finding.file.map { "\($0), line \(finding.line ?? 0)" } }
        notes.append(Self.unfinishedNote(place))
    }

    /// What is said of the unfinished end of a log.
    static func unfinishedNote(_ place: String?) -> String {
        "the log ends in an unfinished batch\(place.map { " (\($0))" } ?? ""): it is being written, or its writing was"
            + " interrupted; it counts nowhere, and the next append moves it to events/quarantine/"
    }

    /// What is said of a checkpoint that is one batch behind the log.
    public static func lagNote(_ checkpoint: Checkpoint, size: Int) -> String {
        "events/checkpoint is one batch behind: \(lag(checkpoint, size)); the next append brings it up to date"
    }

    private static func lag(_ checkpoint: Checkpoint, _ size: Int) -> String {
        "it is of \(checkpoint.size) entries, and the log has \(size)"
    }

    /// An interrupted append leaves the checkpoint one batch behind. More is an older copy, or a power failure.
    private mutating func judgeLag(_ promised: Int) {
        guard let checkpoint, isBehindLog, promised > 0, size > promised else { return }
        if batchesBeyondCheckpoint <= 1 {
            notes.append(Self.lagNote(checkpoint, size: size))
        } else {
            findings.add(
                Finding(
                    .checkpointBehind, file: "events/checkpoint",
                    "\(Self.lag(checkpoint, size)) in \(batchesBeyondCheckpoint) later batches: an older copy was put there, or the machine lost"
                        + " power; if you know why, the next append brings it up to date"))
        }
    }
}
