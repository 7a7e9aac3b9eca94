import EventLog
import MerkleTree
import TestMaterial
import Testing

@testable import ActivityLedger

/// Projections form a group: however a log is cut into parts, the parts add up to the whole.
@Suite struct ProjectionLawTests {
    private func fold<State: Projection>(
        _ history: RandomHistory, _ range: Range<Int>, _ type: State.Type = State.self
    ) throws -> State {
        var state = State()
        for entry in history.entries[range] { try state.add(entry, history) }
        return state
    }

    private func sum<State: Projection>(_ left: State, _ right: State, _ history: RandomHistory) throws -> State {
        var sum = left
        try sum.add(right, history)
        return sum
    }

    private func holds<State: Projection>(_ type: State.Type, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let history = RandomHistory(seed: seed, count: 2 + generator.below(40))
        let count = history.entries.count
        let whole: State = try fold(history, 0..<count)
        let first = generator.below(count + 1)
        let second = first + generator.below(count - first + 1)
        let (a, b, c): (State, State, State) = (
            try fold(history, 0..<first), try fold(history, first..<second), try fold(history, second..<count)
        )
        #expect(try sum(sum(a, b, history), c, history) == whole, "seed \(seed), \(State.self)")
        #expect(try sum(a, sum(b, c, history), history) == whole, "seed \(seed), \(State.self)")
        #expect(try sum(whole, State(), history) == whole && sum(State(), whole, history) == whole, "seed \(seed)")
        // Resuming: entry by entry behind a part, as behind a snapshot.
        var resumed = a
        for entry in history.entries[first...] { try resumed.add(entry, history) }
        #expect(resumed == whole, "seed \(seed), \(State.self)")
    }

    @Test(arguments: 0..<4)
    func partsAddUpToTheWholeInAnyGroupingForThousandsOfHistories(_ part: UInt64) throws {
        for seed in stride(from: part, to: 2_000, by: 4) {
            try holds(YearlyStatistics.self, seed: seed)
            try holds(AuditSummary.self, seed: seed)
            try holds(AmendmentIndex.self, seed: seed)
        }
    }

    @Test(arguments: 0..<4)
    func theStatisticsCountEveryActivityAsItsLatestAmendmentSays(_ part: UInt64) throws {
        for seed in stride(from: part, to: 1_000, by: 4) {
            let history = RandomHistory(seed: seed, count: 30)
            var expected = YearlyStatistics()
            for activity in try history.countingActivities().values { expected.add(activity) }
            let found: YearlyStatistics = try fold(history, 0..<30)
            #expect(found.sections == expected.sections, "seed \(seed)")
        }
    }

    @Test func whatWasAddedCanBeTakenAwayAgainToTheLastByte() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = RandomActivity(seed: seed)
            var statistics = YearlyStatistics()
            let activities = try (0..<20).map { _ in
                let type = random.type()
                return try Activity(type: type, data: random.data(of: type))
            }
            for activity in activities { statistics.add(activity) }
            for activity in activities.shuffled(using: &random.generator) { statistics.subtract(activity) }
            #expect(statistics == YearlyStatistics(), "seed \(seed)")
        }
    }

    @Test func aSnapshotOfAnyHistoryReadsBackAsItWasWritten() throws {
        for seed in 0..<300 as Range<UInt64> {
            let history = RandomHistory(seed: seed, count: 25)
            let statistics: YearlyStatistics = try fold(history, 0..<25)
            let hasher = MerkleHasher()
            var range = CompactRange()
            for entry in history.entries { range.append(hasher.leaf(entry.line), using: hasher) }
            let snapshot = StatisticsSnapshot(
                checkpoint: Checkpoint(origin: "example.org/h", size: 25, rootHash: range.root(using: hasher)),
                position: LogPosition(segment: SegmentName(year: 2026), line: 25, offset: 9_999, sequence: 25),
                range: range, statistics: statistics)
            let read = try #require(StatisticsSnapshot(bytes: snapshot.bytes), "seed \(seed)")
            #expect(read == snapshot && read.bytes == snapshot.bytes, "seed \(seed)")
            #expect(try read.statistics() == statistics.figuresAlone, "seed \(seed)")
        }
    }
}
