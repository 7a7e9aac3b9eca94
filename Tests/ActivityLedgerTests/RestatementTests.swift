import CanonicalJSON
import EventLog
import MerkleTree
import SimulatedFileSystem
import TestMaterial
import Testing

@testable import ActivityLedger

/// Whatever happens after a publication, a restatement names exactly the figures that differ, and entries that account
/// for all of the difference.
@Suite struct RestatementTests {
    private static let recorder = Recorder(identity: "o", kind: .user, account: "a")
    private static let years = [2018, 2019, 2020, 2021]

    private func ledger() -> Ledger {
        Ledger(directory: "l", environment: LogEnvironment(fileSystem: SimulatedDisk(), clock: FixedClock()))
    }

    /// Records entries of a history; what amends an entry behind `inserted` further ones finds it there.
    private func record(_ entries: ArraySlice<Entry>, in ledger: Ledger, cut: Int, inserted: Int) throws {
        let batch = entries.map { entry in
            var data = entry.data
            if Amendment.types.contains(entry.type), let target = data["sequence"]?.integer, target >= cut {
                data["sequence"] = .integer(target + inserted)
            }
            return ProposedEntry(type: entry.type, data: data, id: entry.id)
        }
        // Through the log: the history is in order, and its amendments may be about entries of the same batch.
        _ = try ledger.log.append(batch, by: Self.recorder)
    }

    private func statistics(_ history: RandomHistory, _ count: Int) throws -> YearlyStatistics {
        var statistics = YearlyStatistics()
        for entry in history.entries.prefix(count) { try statistics.add(entry, history) }
        return statistics
    }

    private func figures(_ statistics: YearlyStatistics, _ year: Int) -> [FigurePath: Tally] {
        Dictionary(uniqueKeysWithValues: statistics.figures(of: year).map { ($0.path, $0.tally) })
    }

    private func check(_ restatement: Restatement, _ then: [FigurePath: Tally], _ now: [FigurePath: Tally]) {
        let nothing = Tally(0)
        let differing = Set(then.keys).union(now.keys).filter { then[$0] ?? nothing != now[$0] ?? nothing }
        #expect(Set(restatement.changes.map(\.path)) == differing)
        #expect(restatement.changes.count == differing.count)
        for change in restatement.changes {
            #expect(change.published == then[change.path] && change.today == now[change.path])
            #expect(!change.causes.isEmpty, "\(change.path.text)")
            let effect = change.causes.reduce(0) { sum, cause in
                sum + (cause.after(change.path)?.count ?? 0) - (cause.before(change.path)?.count ?? 0)
            }
            #expect(effect == (change.today?.count ?? 0) - (change.published?.count ?? 0), "\(change.path.text)")
        }
        for cause in restatement.causes {
            #expect(cause.kind == .late || !cause.amendments.isEmpty)
            #expect((cause.entry.sequence > restatement.entry.sequence) == (cause.kind == .late))
            #expect(cause.amendments.allSatisfy { $0.sequence > restatement.entry.sequence })
        }
    }

    @Test(arguments: 0..<4)
    func theChangedFiguresAreThoseThatDifferAndTheirCausesAddUp(_ part: UInt64) throws {
        for seed in stride(from: part, to: 100, by: 4) {
            var generator = SeededGenerator(seed: seed)
            let history = RandomHistory(seed: seed, count: 30)
            let cut = 2 + generator.below(27)
            let ledger = ledger()
            _ = try ledger.open(origin: "example.org/h", organisation: nil, by: Self.recorder)
            try record(history.entries[1..<cut], in: ledger, cut: cut, inserted: 0)
            let then = try statistics(history, cut)
            for year in then.years {
                _ = try ledger.publish(year, by: Self.recorder)
                let restatement = try ledger.restate(year)
                #expect(restatement.changes.isEmpty && restatement.causes.isEmpty, "seed \(seed)")
            }
            try record(history.entries[cut...], in: ledger, cut: cut, inserted: then.years.count)
            let now = try statistics(history, history.entries.count)
            for year in then.years {
                check(try ledger.restate(year), figures(then, year), figures(now, year))
            }
            #expect(try ledger.verify().isVerified, "seed \(seed)")
        }
    }

    @Test func theLatestPublicationIsTheOneComparedWith() throws {
        let ledger = ledger()
        _ = try ledger.open(origin: "example.org/h", organisation: nil, by: Self.recorder)
        let programme = ProposedEntry(
            type: "ProgrammeSelected", data: JSONObject(["date": .string("2020"), "programme": .string("P")]))
        for count in 1...3 {
            _ = try ledger.append([programme], by: Self.recorder)
            if count > 1 { #expect(try ledger.restate(2020).changes.map(\.path.text) == ["programmesSelected.total"]) }
            _ = try ledger.publish(2020, by: Self.recorder)
            #expect(try ledger.restate(2020).changes.isEmpty)
        }
        #expect(throws: ValueError.self) { try ledger.restate(2019) }
        #expect(throws: ValueError.self) { try ledger.publish(2019, by: Self.recorder) }
    }
}

@Suite struct PublicationTests {
    @Test("What could not be read again is not published")
    func refused() throws {
        var statistics = YearlyStatistics()
        let data = JSONObject(["count": .integer(-5), "date": .string("2020"), "mode": .string("online")])
        statistics.add(try Activity(type: .meetingHeld, data: data))
        #expect(throws: ValueError.self) {
            try Publication(of: 2020, in: statistics, at: 2, MerkleHash.emptyTree)
        }
    }
}
