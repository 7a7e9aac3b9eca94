import CanonicalJSON
import SimulatedFileSystem
import TestMaterial
import Testing

@testable import ActivityLedger
@testable import EventLog

/// Amendments are checked as a reading of the whole log would check them, and none undoes another.
@Suite struct AmendmentFinderTests {
    private let recorder = Recorder(identity: "o", kind: .user, account: "a")

    private func makeLedger(_ disk: SimulatedDisk = SimulatedDisk()) throws -> Ledger {
        var ledger = Ledger(directory: "l", environment: LogEnvironment(fileSystem: disk, clock: FixedClock()))
        ledger.log.indexLimits = IndexLimits(tailEntries: 4, fanOut: 2, runRecords: 30)
        _ = try ledger.open(origin: "example.org/a", organisation: nil, by: recorder)
        return ledger
    }

    private func meeting(_ members: [String: JSONValue] = [:]) -> ProposedEntry {
        var data = JSONObject(["date": .string("2020"), "mode": .string("online")])
        for (name, value) in members { data[name] = value }
        return ProposedEntry(type: "MeetingHeld", data: data)
    }

    private func index(_ ledger: Ledger) throws -> AmendmentIndex {
        let extent = try ledger.log.extent()
        var index = AmendmentIndex()
        let finder = LogEntryFinder(ledger.log, extent)
        try ledger.log.visitEntries(of: extent) { entry throws(LogError) in try index.add(entry.entry(), finder) }
        return index
    }

    @Test func amendmentsAreFoundAsAReadingOfTheWholeLogFindsThem() throws {
        for seed in 0..<12 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let disk = SimulatedDisk()
            let ledger = try makeLedger(disk)
            _ = try ledger.append((0..<12).map { _ in meeting() }, by: recorder)
            for step in 0..<40 {
                let before = try index(ledger)
                let target = 1 + generator.below(12)
                let isRetraction = generator.oneIn(6)
                let result = Result {
                    if isRetraction {
                        let retraction = Amendment(of: target, reason: "r", data: nil)
                        return try ledger.append([retraction.proposal()], by: recorder)
                    }
                    return try ledger.correct(target, reason: "r", by: recorder) { _, current in
                        var data = current
                        data["note"] = .string("step \(step)")
                        return data
                    }
                }
                let isRefused = if case .failure(let error) = result { error is AmendmentError } else { false }
                #expect(isRefused == before.retracted.contains(target), "seed \(seed), step \(step)")

                let after = try index(ledger)
                let extent = try ledger.log.extent()
                let all = try AmendmentFinder(ledger.log, extent, by: .reader)
                let one = try AmendmentFinder(ledger.log, extent, of: [target], by: .reader)
                let limit = generator.below(extent.size + 1)
                let expected = after.amendments[target]?.last { $0 < limit }
                #expect(try all.latest(of: target, before: limit)?.sequence == expected)
                #expect(try one.latest(of: target)?.sequence == after.amendments[target]?.last)
                #expect(try one.isRetracted(target) == after.retracted.contains(target))
                let files = disk.filePaths.filter { $0.contains("entry-index") }
                if generator.oneIn(5), let path = files.randomElement(using: &generator) {
                    disk.put(Array((disk.contents(path) ?? []).dropLast(generator.below(5000))), at: path)
                }
            }
        }
    }

    @Test func ofTwoCorrectionsAtOnceNeitherUndoesTheOther() throws {
        let ledger = try makeLedger()
        _ = try ledger.append([meeting()], by: recorder)
        var callCount = 0
        let receipt = try ledger.correct(1, reason: "r", by: recorder) { _, current in
            callCount += 1
            if callCount == 1 {
                // Somebody else, after this one has read what counts now.
                _ = try ledger.correct(1, reason: "r", by: recorder) { _, current in
                    var data = current
                    data["place"] = .string("Basel")
                    return data
                }
            }
            var data = current
            data["note"] = .string("n")
            return data
        }
        #expect(callCount == 2 && receipt.sequences == 3...3)
        let latest = try AmendmentFinder(ledger.log, try ledger.log.extent(), by: .reader).latest(of: 1)
        let data = try #require(latest?.data["data"]?.object)
        #expect(data["place"]?.string == "Basel" && data["note"]?.string == "n")
    }

    @Test func aCorrectionForAnExpectedSizeIsNotMadeForAnother() throws {
        let ledger = try makeLedger()
        _ = try ledger.append([meeting()], by: recorder)
        func correct(_ expectedSize: Int, _ meanwhile: () throws -> Void = {}) throws -> Receipt {
            try ledger.correct(
                1, reason: "r", id: "c", by: recorder, options: AppendOptions(expectedSize: expectedSize)
            ) { _, current in
                try meanwhile()
                var data = current
                data["note"] = .string("n")
                return data
            }
        }
        for size in [1, 3] {
            let error = #expect(throws: LogError.self) { try correct(size) }
            #expect(error?.code == .sizeMoved)
        }
        let error = #expect(throws: LogError.self) {
            try correct(2) { _ = try ledger.append([meeting()], by: recorder) }
        }
        #expect(error?.code == .sizeMoved)
        #expect(try correct(4).appended == 1)
        // Done already: a success whatever size is expected.
        #expect(try correct(1).duplicates == 1)
    }

    @Test func aRetractionIsNotUndoneByALaterCorrectionThatSomebodySlippedIn() throws {
        let ledger = try makeLedger()
        _ = try ledger.append([meeting()], by: recorder)
        let retraction = Amendment(of: 1, reason: "r", data: nil).proposal()
        let correction = Amendment(of: 1, reason: "r", data: meeting().data).proposal()
        _ = try ledger.log.append([retraction, correction], by: recorder)
        #expect(throws: AmendmentError.self) { try ledger.append([correction], by: recorder) }
    }
}
