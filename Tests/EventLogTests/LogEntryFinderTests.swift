import CanonicalJSON
import SimulatedFileSystem
import TestMaterial
import Testing

@testable import EventLog

/// Entries are found by their sequence, whatever the lines around them.
@Suite struct LogEntryFinderTests {
    /// A log whose lines have the lengths given, with a new segment now and then.
    private func log(_ lengths: [Int], yearEvery: Int?) throws -> IndexedLog {
        let indexed = try IndexedLog()
        var batch: [ProposedEntry] = []
        for (number, length) in lengths.enumerated() {
            // The name of the attribute in the data, as a member and in a text, must not mislead anybody.
            let text = String(repeating: "x", count: length) + "\"sequence\":\"0000000000\""
            batch.append(
                ProposedEntry(
                    type: "\"sequence\":\"",
                    data: JSONObject(["text": .string(text), "sequence": .string("0000000001")])))
            if batch.count == 50 || number == lengths.count - 1 || yearEvery.map({ number % $0 == 0 }) == true {
                _ = try indexed.append(batch)
                batch = []
            }
            if let yearEvery, number % yearEvery == 0 { indexed.clock.now.milliseconds += 366 * 86_400_000 }
        }
        return indexed
    }

    @Test(arguments: [nil, 1, 7, 60])
    func everySequenceIsFoundAmongLinesOfVeryUnequalLengths(_ yearEvery: Int?) throws {
        for seed in 0..<6 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let lengths = (0..<(seed == 4 ? 10 : 80)).map { number in
                switch seed {
                case 0: 0
                case 1: number < 40 ? 0 : 6_000
                case 2: number < 40 ? 6_000 : 0
                case 3: generator.oneIn(25) ? 65_000 : 0
                case 4: 65_000
                default: generator.below(2) * generator.below(6_000)
                }
            }
            let indexed = try log(lengths, yearEvery: yearEvery)
            let extent = try indexed.log.extent()
            let finder = LogEntryFinder(indexed.log, extent)
            for entry in try indexed.entries() {
                #expect(try finder.entry(at: entry.sequence) == entry, "seed \(seed)")
            }
            for missing in [-1, extent.size, Int.max] {
                #expect(throws: LogError.self) { try finder.entry(at: missing) }
            }
        }
    }

    @Test func aFewSmallReadsFindAnEntryOfAnyLog() throws {
        var generator = SeededGenerator(seed: 9)
        let indexed = try log((0..<4_000).map { _ in generator.below(400) }, yearEvery: nil)
        let finder = LogEntryFinder(indexed.log, try indexed.log.extent())
        let before = (indexed.disk.callCount, indexed.disk.readByteCount)
        for sequence in stride(from: 1, through: 4_000, by: 10) {
            #expect(try finder.entry(at: sequence).sequence == sequence)
        }
        #expect((indexed.disk.callCount - before.0) / 400 <= 5)
        #expect((indexed.disk.readByteCount - before.1) / 400 <= 4 * LineSearch.blockBytes)
    }

    @Test func anyDamageIsAnErrorAndNeverAnotherEntry() throws {
        let indexed = try log((0..<300).map { $0 % 7 * 40 }, yearEvery: nil)
        let extent = try indexed.log.extent()
        let bytes = indexed.disk.contents("l/events/2026.jsonl") ?? []
        var generator = SeededGenerator(seed: 10)
        for _ in 0..<200 {
            var changed = bytes
            for _ in 0..<(1 + generator.below(40)) {
                changed[generator.below(bytes.count)] = UInt8(generator.below(256))
            }
            indexed.disk.put(changed, at: "l/events/2026.jsonl")
            let sequence = generator.below(extent.size)
            let found = try? LogEntryFinder(indexed.log, extent).entry(at: sequence)
            #expect(found == nil || found?.sequence == sequence)
        }
    }
}
