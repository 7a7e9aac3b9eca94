import CanonicalJSON
import MerkleTree
import SimulatedFileSystem
import TestMaterial
import Testing

@testable import EventLog

/// The walk over the log, held against a reading line by line.
@Suite struct WalkTests {
    private let hasher = MerkleHasher()

    private func log(_ disk: SimulatedDisk, threads: Int) -> EntryLog {
        EntryLog(
            directory: "l",
            environment: LogEnvironment(
                fileSystem: disk, concurrency: Concurrency(threadCount: threads, smallestStretchBytes: 700)))
    }

    /// The lines of a log of several years.
    private func lines(_ generator: inout SeededGenerator) -> [(year: Int, line: [UInt8])] {
        var lines: [(year: Int, line: [UInt8])] = []
        for year in 2024...2027 {
            for number in 0..<generator.below(90) {
                let start = RecordedTime(text: "\(year)-01-01T00:00:00.000Z")?.milliseconds ?? 0
                let data = JSONObject(["text": .string(String(repeating: "x", count: generator.below(40)))])
                let entry = Entry(
                    id: "e\(lines.count)", source: "example.org/log", sequence: lines.count,
                    recordedTime: RecordedTime(milliseconds: start + Int64(number) * 1_000),
                    recorder: Workspace.recorder, type: "Noted", data: data)
                lines.append((year, entry.line))
            }
        }
        return lines
    }

    /// A disk with these lines, and the checkpoint of others.
    private func disk(_ lines: [(year: Int, line: [UInt8])], checkpointOf right: [[UInt8]]) -> SimulatedDisk {
        let disk = SimulatedDisk()
        _ = try? log(disk, threads: 1).create(
            origin: "example.org/log", first: ProposedEntry(type: "Opened", data: JSONObject()),
            by: Workspace.recorder)
        for path in disk.filePaths where path.hasSuffix(".jsonl") { try? disk.removeFile(path) }
        for year in Set(lines.map(\.year)) {
            disk.put(
                Array(lines.filter { $0.year == year }.map { $0.line + [0x0A] }.joined()),
                at: "l/events/\(year).jsonl")
        }
        var range = CompactRange()
        for line in right { range.append(hasher.leaf(line), using: hasher) }
        let checkpoint = Checkpoint(
            origin: "example.org/log", size: range.size, rootHash: range.root(using: hasher))
        disk.put(Array(checkpoint.text.utf8), at: "l/events/checkpoint")
        return disk
    }

    /// The first line that is not the entry it should be, and why; read one by one, as trees.
    private func firstFault(_ lines: [(year: Int, line: [UInt8])], size: Int) -> String? {
        var last: RecordedTime?
        var numbers: [Int: Int] = [:]
        for (index, (year, line)) in lines.enumerated() {
            numbers[year, default: 0] += 1
            let problem: String?
            if let wrong = line.withUnsafeBufferPointer({ EntryError.problem(with: $0) }) {
                problem = wrong
            } else if let entry = try? line.withUnsafeBufferPointer({ try Entry(line: $0) }) {
                problem =
                    entry.sequence != index
                    ? EntryError.sequence(entry.sequence, expected: index).problem
                    : entry.recordedTime.year != year
                        ? EntryError.otherYear(entry.recordedTime.year).problem
                        : index >= size
                            ? "the log's last line says that it is entry \(size - 1)"
                            : !entry.source.utf8.elementsEqual("example.org/log".utf8)
                                ? EntryError.foreign(entry.source, origin: "example.org/log").problem
                                : last.map { entry.recordedTime < $0 } ?? false
                                    ? EntryError.wentBack(entry.recordedTime).problem : nil
                last = entry.recordedTime
            } else {
                problem = "unreadable"
            }
            if let problem { return "events/\(year).jsonl, line \(numbers[year] ?? 0): \(problem)" }
        }
        return nil
    }

    @Test("The first fault is named with its place, however many threads read")
    func firstFaultIsNamed() throws {
        var faultCount = 0
        for seed in 0..<400 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let right = lines(&generator)
            guard right.count > 3 else { continue }
            var wrong = right
            for _ in 0...generator.below(2) {
                let index = generator.below(wrong.count - 1)
                switch generator.below(5) {
                case 0: wrong.remove(at: index)
                case 1: wrong.insert(wrong[index], at: index)
                case 2:
                    let other = generator.below(wrong.count - 1)
                    (wrong[index].line, wrong[other].line) = (wrong[other].line, wrong[index].line)
                case 3: wrong[index].line[generator.below(wrong[index].line.count)] ^= 1 << UInt8(generator.below(8))
                default: wrong[index].line = wrong[generator.below(wrong.count)].line
                }
                if wrong.contains(where: { $0.line.contains(0x0A) }) { wrong = right }
            }
            let disk = disk(wrong, checkpointOf: right.map(\.line))
            // A change near the end shows when the log's end is looked for.
            guard let extent = try? log(disk, threads: 1).extent() else { continue }
            let fault = firstFault(wrong, size: extent.size)
            if fault != nil { faultCount += 1 }
            for threads in [1, 2, 5] {
                var message: String?
                do throws(LogError) {
                    try log(disk, threads: threads).fold(extent) {
                        LeafFold()
                    } visit: { _, _ in
                    }
                } catch {
                    message = error.message
                }
                if let fault {
                    #expect(message == fault, "seed \(seed), \(threads) threads")
                } else if wrong.map(\.line) == right.map(\.line) {
                    #expect(message == nil, "seed \(seed), \(threads) threads")
                } else {
                    #expect(message != nil, "seed \(seed), \(threads) threads")
                }
            }
        }
        #expect(faultCount > 100)
    }

    /// Looks for every entry of its stretch.
    private struct FindingFold: EntryFold, Sendable {
        private(set) var sequences: [Int] = []
        private(set) var missing: [Int] = []

        mutating func take(_ entry: borrowing ScannedEntry) { sequences.append(entry.sequence) }

        mutating func finish(_ finder: StretchFinder) throws(LogError) {
            var scanned = ScannedEntry()
            for sequence in sequences where try !finder.scan(sequence, into: &scanned) { missing.append(sequence) }
        }
    }

    @Test("Every entry of a stretch is found in it, in every segment")
    func entriesOfAStretch() throws {
        for seed in 0..<30 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let lines = lines(&generator)
            let disk = disk(lines, checkpointOf: lines.map(\.line))
            let extent = try log(disk, threads: 1).extent()
            for threads in [1, 3] {
                var missing: [Int] = []
                try log(disk, threads: threads).fold(extent) {
                    FindingFold()
                } visit: { stretch, _ in
                    missing += stretch.fold.missing
                }
                #expect(missing.isEmpty, "seed \(seed), \(threads) threads")
            }
        }
    }
}
