import CanonicalJSON
import EventLog
import Foundation
import MerkleTree
import TestMaterial
import Testing

@testable import ActivityLedger

/// The fast path counts what the strict one counts, however many stretches it reads side by side.
@Suite struct StatisticsFoldTests {
    /// A history written down as a log, which ends at its checkpoint.
    private func write(_ history: RandomHistory, to directory: String) throws -> Checkpoint {
        try FileManager.default.createDirectory(atPath: directory + "/events", withIntermediateDirectories: true)
        let hasher = MerkleHasher()
        var range = CompactRange()
        var bytes: [UInt8] = []
        for entry in history.entries {
            range.append(hasher.leaf(entry.line), using: hasher)
            bytes += entry.line + [UInt8(ascii: "\n")]
        }
        let checkpoint = Checkpoint(
            origin: "example.org/h", size: range.size, rootHash: range.root(using: hasher))
        try Data(bytes).write(to: URL(fileURLWithPath: directory + "/events/2026.jsonl"))
        try Data(checkpoint.text.utf8).write(to: URL(fileURLWithPath: directory + "/events/checkpoint"))
        return checkpoint
    }

    private func withDirectory(_ body: (String) throws -> Void) throws {
        let directory = NSTemporaryDirectory() + "statistics-fold-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try body(directory)
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func anyNumberOfStretchesCountsWhatAReplayEntryByEntryCounts(_ part: UInt64) throws {
        for seed in stride(from: part, to: 60, by: 4) {
            let history = RandomHistory(seed: seed, count: 5 + Int(seed))
            var expected = YearlyStatistics()
            for entry in history.entries { try expected.add(entry, history) }
            try withDirectory { directory in
                let checkpoint = try write(history, to: directory)
                for threadCount in [1, 2, 5] {
                    let ledger = Ledger(
                        directory: directory,
                        environment: LogEnvironment(
                            concurrency: Concurrency(threadCount: threadCount, smallestStretchBytes: 500)))
                    let extent = try ledger.log.extent()
                    let finder = LogEntryFinder(ledger.log, extent)
                    var found = YearlyStatistics()
                    let end = try ledger.log.fold(extent, cuts: [Int(seed) / 2]) {
                        StatisticsFold()
                    } visit: { stretch, _ throws(LogError) in
                        try found.add(stretch.fold.statistics, finder)
                    }
                    #expect(found == expected, "seed \(seed), \(threadCount) threads")
                    #expect(end.range.root(using: MerkleHasher()) == checkpoint.rootHash)
                    #expect(end.end.sequence == history.entries.count)
                }
            }
        }
    }

    @Test("Of a log with one bit changed there are no statistics")
    func changedBit() throws {
        let history = RandomHistory(seed: 5, count: 60)
        try withDirectory { directory in
            _ = try write(history, to: directory)
            let file = directory + "/events/2026.jsonl"
            let right = try [UInt8](#require(FileManager.default.contents(atPath: file)))
            var generator = SeededGenerator(seed: 5)
            for _ in 0..<60 {
                var wrong = right
                wrong[generator.below(wrong.count)] ^= 1 << UInt8(generator.below(8))
                try Data(wrong).write(to: URL(fileURLWithPath: file))
                let ledger = Ledger(
                    directory: directory,
                    environment: LogEnvironment(concurrency: Concurrency(threadCount: 3, smallestStretchBytes: 500)))
                // A change of the last line may already show when the log's end is looked for.
                guard let extent = try? ledger.log.extent() else { continue }
                #expect(throws: LogError.self) {
                    try ledger.log.fold(extent) {
                        StatisticsFold()
                    } visit: { _, _ in
                    }
                }
                #expect(throws: LogError.self) { try ledger.statistics(fromZero: true) }
            }
        }
    }
}
