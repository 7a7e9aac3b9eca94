import CanonicalJSON
import SimulatedFileSystem
import TestMaterial
import Testing

@testable import EventLog

/// The index never says anything but what a scan of the log says, whatever becomes of its files.
@Suite struct EntryIndexTests {
    @Test(arguments: 0..<UInt64(4))
    func appendsEndAsAScanOfTheLogSaysWhateverBecomesOfTheIndex(_ part: UInt64) throws {
        for seed in stride(from: part, to: 100, by: 4) {
            var history = try IndexHistory(seed: seed)
            try history.run()
            #expect(history.problems.isEmpty, "seed \(seed): \(history.problems.first ?? "")")
            if !history.problems.isEmpty { return }
        }
    }

    @Test func anIndexIsMadeAndUsedWithoutReadingWhatItCovers() throws {
        let indexed = try IndexedLog()
        for number in 0..<100 { _ = try indexed.append([IndexedLog.proposal(number, id: "n\(number)")]) }
        let manifest = try #require(indexed.log.readIndexManifest())
        #expect(manifest.size > 90 && manifest.runs.count > 1 && manifest.runs.count < 10)
        #expect(indexed.indexPaths.count == manifest.runs.count + 1)
        // Nothing else of what the index covers may have been read.
        var lines = String(decoding: indexed.disk.contents("l/events/2026.jsonl") ?? [], as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for number in 0..<80 where number != 43 { lines[number] = lines[number].replacing("Noted", with: "Moved") }
        indexed.disk.put(Array(lines.joined(separator: "\n").utf8), at: "l/events/2026.jsonl")
        #expect(indexed.outcome(of: [IndexedLog.proposal(42, id: "n42")]) == "0 appended, 1 duplicates")
    }

    @Test func appendsWithoutIDsLeaveTheIndexAlone() throws {
        let indexed = try IndexedLog()
        for number in 0..<20 { _ = try indexed.append([IndexedLog.proposal(number)]) }
        #expect(indexed.indexPaths.isEmpty)
    }

    @Test func readersWriteNothing() throws {
        let indexed = try IndexedLog()
        for number in 0..<20 { _ = try indexed.append([IndexedLog.proposal(number)]) }
        let before = indexed.disk.filePaths
        _ = try indexed.log.preview([IndexedLog.proposal(1, id: "x")], by: Workspace.recorder)
        let index = try indexed.log.index(try indexed.log.extent(), for: .allButIDs, by: .reader)
        #expect(try index.latestEntry(with: .about(1)) == nil)
        #expect(indexed.disk.filePaths == before)
    }

    @Test func whoeverIsAboutToAppendBringsItUpToDateUnlessAnotherHasTheLock() throws {
        let indexed = try IndexedLog()
        for number in 0..<20 { _ = try indexed.append([IndexedLog.proposal(number, about: number)]) }
        let lock = try indexed.log.takeLock(waitSeconds: 0)
        func find() throws -> Entry? {
            try indexed.log.index(try indexed.log.extent(), for: .allButIDs, by: .writer).latestEntry(with: .about(7))
        }
        #expect(try find()?.sequence == 8)
        #expect(indexed.indexPaths.isEmpty)
        withExtendedLifetime(lock) {}
    }

    @Test func anIndexThatIsAheadOfWhatIsAskedAboutAnswersForThatAlone() throws {
        let indexed = try IndexedLog()
        for number in 0..<200 { _ = try indexed.append([IndexedLog.proposal(number, about: 1, id: "n\(number)")]) }
        let extent = try indexed.log.extent()
        for number in 200..<210 { _ = try indexed.append([IndexedLog.proposal(number, about: 1, id: "n\(number)")]) }
        let manifest = try #require(indexed.log.readIndexManifest())
        #expect(manifest.size > extent.size)
        for access in [EntryIndex.Access.reader, .writer] {
            let index = try indexed.log.index(extent, for: .terms([.about(1)]), by: access)
            #expect(try index.latestEntry(with: .about(1))?.sequence == 200)
            #expect(!index.isFromLog)
            #expect(indexed.log.readIndexManifest() == manifest)
        }
    }

    @Test func anIndexOfOtherTermsIsMadeAgain() throws {
        let indexed = try IndexedLog()
        var plain = EntryLog(directory: "l", environment: indexed.log.environment)
        plain.indexLimits = indexed.limits
        for number in 0..<20 {
            _ = try plain.append([IndexedLog.proposal(number, about: 5, id: "n\(number)")], by: Workspace.recorder)
        }
        #expect(plain.readIndexManifest() != nil && indexed.log.readIndexManifest() == nil)
        let index = try indexed.log.index(try indexed.log.extent(), for: .terms([.about(5)]), by: .writer)
        #expect(try index.latestEntry(with: .about(5), before: 10)?.sequence == 9)
        #expect(indexed.log.readIndexManifest() != nil)
    }

    @Test func theIndexOfALogThatOnlyTheRootTellsApartIsNotBelieved() throws {
        let (one, other) = (try IndexedLog(), try IndexedLog())
        for number in 0..<30 {
            _ = try one.append([IndexedLog.proposal(number, id: "a\(number)")])
            _ = try other.append([IndexedLog.proposal(number, id: "b\(number)")])
        }
        for path in one.indexPaths { one.disk.take(path) }
        for path in other.indexPaths { one.disk.put(other.disk.contents(path) ?? [], at: path) }
        #expect(one.outcome(of: [IndexedLog.proposal(7, id: "a7")]) == "0 appended, 1 duplicates")
        #expect(one.outcome(of: [IndexedLog.proposal(7, id: "b7")]) == "1 appended, 0 duplicates")
    }

    @Test func aChangedEntryThatTheIndexKnewOtherwiseIsDamageAndNotANewID() throws {
        let indexed = try IndexedLog()
        for number in 0..<20 { _ = try indexed.append([IndexedLog.proposal(number, id: "n\(number)!")]) }
        let lines = String(decoding: indexed.disk.contents("l/events/2026.jsonl") ?? [], as: UTF8.self)
        indexed.disk.put(Array(lines.replacing("\"n3!\"", with: "\"m3!\"").utf8), at: "l/events/2026.jsonl")
        #expect(indexed.outcome(of: [IndexedLog.proposal(3, id: "n3!")]) == "damaged -1")
    }

    /// The cost of an append, in calls and bytes rather than in seconds.
    @Test func anAppendWithAnIDCostsTheSameHoweverLongTheLogIs() throws {
        func costs(_ size: Int) throws -> [(calls: Int, bytes: Int)] {
            let indexed = try IndexedLog(limits: IndexLimits(tailEntries: 32, fanOut: 4, runRecords: 1024))
            for start in stride(from: 0, to: size, by: 500) {
                _ = try indexed.append((start..<(start + 500)).map { IndexedLog.proposal($0, id: "n\($0)") })
            }
            // The first brings the index up to date.
            _ = try indexed.append([IndexedLog.proposal(-1, id: "first")])
            return ["new", "n7"].map { id in
                let before = (indexed.disk.callCount, indexed.disk.readByteCount)
                _ = indexed.outcome(of: [IndexedLog.proposal(7, id: id)])
                return (indexed.disk.callCount - before.0, indexed.disk.readByteCount - before.1)
            }
        }
        for (short, long) in zip(try costs(1_000), try costs(10_000)) {
            // Ten times the entries are nine runs more, each of them opened, and of each a block or two read.
            #expect(long.calls < short.calls + 9 * 4, "\(short) \(long)")
            #expect(long.bytes < short.bytes + 9 * 2 * IndexBlock.sizeBytes, "\(short) \(long)")
        }
    }
}

/// A seeded history of appends during which the files of the index meet with accidents.
private struct IndexHistory {
    private(set) var problems: [String] = []
    private var generator: SeededGenerator
    private let indexed: IndexedLog
    /// Files of the index as they were some time ago.
    private var older: [String: [UInt8]] = [:]
    private let foreign: [String: [UInt8]]
    private var madeCount = 0

    init(seed: UInt64) throws {
        generator = SeededGenerator(seed: seed)
        indexed = try IndexedLog(
            limits: IndexLimits(
                tailEntries: 1 + generator.below(6), fanOut: 2 + generator.below(3), runRecords: 4 + generator.below(60)
            ))
        let other = try IndexedLog(limits: indexed.limits, origin: "example.org/other")
        for number in 0..<(10 + generator.below(20)) {
            _ = try other.append([IndexedLog.proposal(number, id: "n\(number)")])
        }
        foreign = Self.indexFiles(other)
    }

    private static func indexFiles(_ indexed: IndexedLog) -> [String: [UInt8]] {
        Dictionary(uniqueKeysWithValues: indexed.indexPaths.map { ($0, indexed.disk.contents($0) ?? []) })
    }

    mutating func run() throws {
        for _ in 0..<25 {
            if generator.oneIn(12) { indexed.clock.now.milliseconds += 366 * 86_400_000 }
            if generator.oneIn(3) { haveAccident() }
            if generator.oneIn(4) { try ask() } else { try append() }
        }
    }

    private mutating func append() throws {
        var ids: Set<String> = []
        let batch = (0..<(1 + generator.below(generator.oneIn(6) ? 30 : 3))).map { _ in
            var number = madeCount
            if generator.chance(percent: 30) { number = generator.below(madeCount + 1) } else { madeCount += 1 }
            // Of an entry that was without id nothing is known later, and one id stands once in a batch.
            let id = number % 4 == 0 ? nil : ids.insert("n\(number)").inserted ? "n\(number)" : nil
            let data = number + (generator.chance(percent: 2) ? 1_000_000 : 0)
            return IndexedLog.proposal(data, about: number % 3 == 0 ? number % 9 : nil, id: id)
        }
        let expected = try indexed.expectedOutcome(of: batch)
        let preview = Result { try indexed.log.preview(batch, by: Workspace.recorder) }
        if case .success(let preview) = preview,
            "\(preview.wouldAppend) appended, \(preview.duplicates) duplicates" != expected
        {
            problems.append("expected \(expected), previewed \(preview)")
        }
        let outcome = indexed.outcome(of: batch)
        if outcome != expected { problems.append("expected \(expected), found \(outcome)") }
    }

    /// Looks for entries by their other terms.
    private mutating func ask() throws {
        let entries = try indexed.entries()
        let access: EntryIndex.Access = generator.oneIn(2) ? .reader : .writer
        let selection: EntryIndex.Selection =
            generator.oneIn(2) ? .allButIDs : .terms((0..<9).map { IndexTerm.about($0) })
        let index = try indexed.log.index(try indexed.log.extent(), for: selection, by: access)
        for about in 0..<9 {
            let before = generator.oneIn(2) ? Int.max : generator.below(entries.count + 1)
            let expected = entries.last { $0.data["about"]?.integer == about && $0.sequence < before }
            let found = try index.latestEntry(with: .about(about), before: before)
            if found != expected {
                problems.append("about \(about) before \(before): not \(found?.sequence ?? -1)")
            }
        }
    }

    private mutating func haveAccident() {
        let disk = indexed.disk
        guard let path = indexed.indexPaths.randomElement(using: &generator), let bytes = disk.contents(path) else {
            return
        }
        switch generator.below(9) {
        case 0:
            disk.take(path)
        case 1:
            disk.put(Array(bytes.prefix(generator.below(bytes.count + 1))), at: path)
        case 2 where !bytes.isEmpty:
            var changed = bytes
            changed[generator.below(bytes.count)] ^= 1 << UInt8(generator.below(8))
            disk.put(changed, at: path)
        case 3:
            disk.put([UInt8](repeating: 0, count: bytes.count), at: path)
        case 4:
            older = Self.indexFiles(indexed)
        case 5:
            // All of an older copy, or of one file alone.
            let isAll = generator.oneIn(2)
            for (path, bytes) in older.sorted(by: { $0.key < $1.key }) where isAll || generator.oneIn(2) {
                disk.put(bytes, at: path)
            }
        case 6:
            for (path, bytes) in foreign { disk.put(bytes, at: path) }
        case 7:
            // One run's bytes in the place of another's.
            let runs = indexed.indexPaths.dropFirst()
            if let from = runs.randomElement(using: &generator), let to = runs.randomElement(using: &generator) {
                disk.put(disk.contents(from) ?? [], at: to)
            }
        default:
            for path in indexed.indexPaths { disk.take(path) }
        }
    }
}
