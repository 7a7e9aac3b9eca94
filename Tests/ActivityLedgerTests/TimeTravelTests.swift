import CanonicalJSON
import EventLog
import SimulatedFileSystem
import Testing

@testable import ActivityLedger

/// A figure can be seen as it stood, and traced to the entries that make it.
@Suite struct TimeTravelTests {
    /// A ledger on a simulated disk with a random history.
    private func makeLedger(_ history: RandomHistory) throws -> Ledger {
        let ledger = Ledger(
            directory: "l", environment: LogEnvironment(fileSystem: SimulatedDisk(), clock: FixedClock()))
        let recorder = Recorder(identity: "o", kind: .user, account: "a")
        _ = try ledger.open(origin: "example.org/h", organisation: nil, by: recorder)
        let batch = history.entries.dropFirst().map { ProposedEntry(type: $0.type, data: $0.data, id: $0.id) }
        _ = try ledger.log.append(Array(batch), by: recorder)
        return ledger
    }

    @Test func everyEntryIsFoundAgainByItsSequence() throws {
        for seed in 0..<10 as Range<UInt64> {
            let history = RandomHistory(seed: seed, count: 1 + Int(seed) * 30)
            let view = try makeLedger(history).view()
            for entry in history.entries {
                let found = try view.finder.entry(at: entry.sequence)
                #expect(found.sequence == entry.sequence && found.data == entry.data || entry.sequence == 0)
            }
            #expect(throws: LogError.self) { try view.finder.entry(at: history.entries.count) }
        }
    }

    @Test func theStatisticsAsOfAnySizeAreThoseOfTheLogUpToThere() throws {
        for seed in 0..<30 as Range<UInt64> {
            let history = RandomHistory(seed: seed, count: 20)
            let ledger = try makeLedger(history)
            var expected = YearlyStatistics()
            for entry in history.entries {
                try expected.add(entry, history)
                let view = try ledger.view(asOf: .size(entry.sequence + 1))
                #expect(
                    ledger.statistics(of: view).statistics == expected.figuresAlone,
                    "seed \(seed), \(entry.sequence + 1)")
            }
            #expect(try ledger.view().checkpoint == ledger.view(asOf: .size(20)).checkpoint)
            // The snapshot is not touched by looking back.
            #expect(try ledger.statistics().statistics == expected.figuresAlone)
        }
    }

    @Test func theEntriesBehindEveryFigureAddUpToIt() throws {
        for seed in 0..<8 as Range<UInt64> {
            let ledger = try makeLedger(RandomHistory(seed: seed, count: 30))
            let view = try ledger.view()
            let statistics = ledger.statistics(of: view).statistics
            for year in statistics.years {
                let figures = statistics.figures(of: year)
                for (path, tally) in figures where figures.count(where: { $0.path.text == path.text }) == 1 {
                    let explanation = try ledger.explain(view, year: year, figure: path.text)
                    #expect(
                        explanation.figure?.path == path && explanation.sum == tally,
                        "seed \(seed), \(year) \(path.text)")
                }
            }
        }
    }
}
