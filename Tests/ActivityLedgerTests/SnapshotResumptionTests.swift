import SimulatedFileSystem
import TestMaterial
import Testing

@testable import ActivityLedger
@testable import EventLog

/// Going on from a snapshot gives the bytes that a replay from zero gives, wherever the snapshot was made and whatever is
/// amended before and behind it.
@Suite struct SnapshotResumptionTests {
    private static let recorder = Recorder(identity: "o", kind: .user, account: "a")
    private static let path = "l/snapshots/yearly-statistics.jsonl"

    private func ledger(_ disk: SimulatedDisk, tailEntries: Int) -> Ledger {
        var ledger = Ledger(directory: "l", environment: LogEnvironment(fileSystem: disk, clock: FixedClock()))
        ledger.log.indexLimits.tailEntries = tailEntries
        return ledger
    }

    @Test(arguments: 0..<4)
    func theSnapshotOfAnyHistoryInWhateverStepsIsThatOfAReplay(_ part: UInt64) throws {
        for seed in stride(from: part, to: 60, by: 4) {
            var generator = SeededGenerator(seed: seed)
            let history = RandomHistory(seed: seed, count: 2 + generator.below(40))
            let disk = SimulatedDisk()
            // With an index of most of the log, of some of it, and of nothing.
            let ledger = ledger(disk, tailEntries: [1, 8, 1_000][generator.below(3)])
            _ = try ledger.open(origin: "example.org/h", organisation: nil, by: Self.recorder)
            var rest = history.entries.dropFirst()
            while !rest.isEmpty {
                let batch = rest.prefix(1 + generator.below(8))
                rest = rest.dropFirst(batch.count)
                _ = try ledger.log.append(
                    batch.map { ProposedEntry(type: $0.type, data: $0.data, id: $0.id) }, by: Self.recorder)
                if generator.oneIn(4), !rest.isEmpty { continue }
                let wanted = generator.oneIn(2) ? [2019, 2020] : nil
                let resumed = try ledger.statistics(of: wanted)
                let bytes = disk.contents(Self.path)
                #expect(resumed.notices.isEmpty, "seed \(seed)")
                let replayed = try ledger.statistics(of: wanted, fromZero: true)
                #expect(resumed.statistics == replayed.statistics, "seed \(seed)")
                #expect(disk.contents(Self.path) == bytes, "seed \(seed), \(resumed.checkpoint.size) entries")
            }
            var expected = YearlyStatistics()
            for activity in try history.countingActivities().values { expected.add(activity) }
            #expect(try ledger.statistics().statistics.sections == expected.sections, "seed \(seed)")
        }
    }
}
