import CanonicalJSON
import EventLog
import MerkleTree
import SimulatedFileSystem
import Testing

@testable import ActivityLedger

/// What a page shows rests on entries that add up to it, and on lines that lead to the root hash.
@Suite struct ReportBasisTests {
    private func makeLedger(_ history: RandomHistory) throws -> Ledger {
        let ledger = Ledger(
            directory: "l", environment: LogEnvironment(fileSystem: SimulatedDisk(), clock: FixedClock()))
        let recorder = Recorder(identity: "o", kind: .user, account: "a")
        _ = try ledger.open(origin: "example.org/h", organisation: "H", by: recorder)
        let batch = history.entries.dropFirst().map { ProposedEntry(type: $0.type, data: $0.data, id: $0.id) }
        _ = try ledger.log.append(Array(batch), by: recorder)
        return ledger
    }

    @Test func theEntriesBehindEveryFigureOfAPageAddUpToIt() throws {
        for seed in 0..<20 as Range<UInt64> {
            let ledger = try makeLedger(RandomHistory(seed: seed, count: 60))
            let basis = try ledger.reportBasis(of: [])
            #expect(basis.organisation == "H")
            for year in basis.years {
                for (path, tally) in basis.statistics.figures(of: year) {
                    let sum = basis.contributions(to: path, of: year).reduce(into: TallySum()) {
                        $0 += TallySum($1.tally)
                    }
                    #expect(sum.tally == tally, "seed \(seed), \(year) \(path.text)")
                }
            }
        }
    }

    /// Every year alone: what is listed is what counts there, and what is withdrawn was recorded of it and does not.
    @Test func aPageOfAYearHasThatYearsEntriesAndThoseThatLeftIt() throws {
        for seed in 0..<20 as Range<UInt64> {
            let history = RandomHistory(seed: seed, count: 60)
            let ledger = try makeLedger(history)
            let counting = try history.countingActivities()
            for year in try ledger.reportBasis(of: []).years {
                let basis = try ledger.reportBasis(of: [year])
                let expected = counting.filter { $0.value.date.year == year }.keys.sorted()
                #expect(basis.entries.map(\.entry.sequence) == expected)
                let recorded = try history.entries.filter { entry in
                    try Activity(entry)?.date.year == year && counting[entry.sequence]?.date.year != year
                }
                #expect(basis.withdrawn.map(\.entry.sequence) == recorded.map(\.sequence), "seed \(seed), \(year)")
            }
        }
    }

    @Test func theEvidenceOfASmallLedgerIsEveryLineAndOfALargeOneThoseThatMatterWithTheirProof() throws {
        let history = RandomHistory(seed: 3, count: 200)
        let ledger = try makeLedger(history)
        let hasher = MerkleHasher()
        let view = try ledger.view()
        let whole = try #require(try ledger.reportBasis(of: [2020]).evidence)
        #expect(whole.proof == nil && whole.lines.map(\.sequence) == Array(0..<200))

        // The limit is 8 MB; here of a few lines.
        let basis = try ledger.reportBasis(of: [2020])
        var collector = ReportCollector([2020], view)
        var evidence = EvidenceCollector(using: hasher, wholeLogLimitBytes: 1000)
        var matters: Set<Int> = []
        try ledger.log.forEachEntry(of: try ledger.log.extent()) { entry in
            let isNeeded = try collector.add(entry)
            if isNeeded { matters.insert(entry.sequence) }
            evidence.append(entry.line, at: entry.sequence, matters: isNeeded)
        }
        let collected = evidence.evidence()
        let part = try #require(collected)
        #expect(part.lines.map(\.sequence) == matters.sorted() && part.lines.count < 200)
        let leaves = Dictionary(uniqueKeysWithValues: part.lines.map { ($0.sequence, hasher.leaf($0.bytes)) })
        #expect(part.proof?.root(size: 200, leaves, using: hasher) == basis.checkpoint.rootHash)

        // The figures of the year follow from these lines alone.
        var statistics = YearlyStatistics()
        for sequence in matters.sorted() {
            try statistics.add(history.entry(at: sequence), history)
        }
        #expect(statistics.sections(of: 2020) == basis.statistics.sections(of: 2020))
    }

    @Test func linesThatAreTooManyForAPageAreNotKept() throws {
        var evidence = EvidenceCollector(using: MerkleHasher(), wholeLogLimitBytes: 10, limitBytes: 100)
        for sequence in 0..<20 {
            Array("0123456789".utf8).withUnsafeBufferPointer { evidence.append($0, at: sequence, matters: true) }
        }
        let collected = evidence.evidence()
        #expect(collected == nil)
    }

    @Test func aYearWithoutActivitiesIsRefusedWithThoseThatThereAre() throws {
        let ledger = try makeLedger(RandomHistory(seed: 1, count: 10))
        let error = #expect(throws: ValueError.self) { try ledger.reportBasis(of: [1066]) }
        #expect(error?.problem.contains("no activity of 1066 counts in this ledger") == true)
    }
}
