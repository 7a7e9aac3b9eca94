import MerkleTree
import SimulatedFileSystem
import TestMaterial
import Testing

@testable import EventLog

/// Runs and their merging, apart from any log.
@Suite struct IndexRunTests {
    /// Records in order; with few keys many of them are equal, with `shift` all are close together.
    private func records(_ count: Int, keys: UInt64, shift: UInt64, _ generator: inout SeededGenerator) -> [IndexRecord]
    {
        (0..<count).map { sequence in
            var key = generator.next()
            if keys > 0 { key = key % keys &* 0x9E37_79B9_7F4A_7C15 }
            return IndexRecord(key: key >> shift, sequence: sequence)
        }.sorted()
    }

    @Test(arguments: [(UInt64(0), UInt64(0)), (3, 0), (1, 0), (200, 0), (0, 40), (0, 60)])
    func aRunFindsWhatAScanOfItsRecordsFinds(_ keys: UInt64, _ shift: UInt64) throws {
        var generator = SeededGenerator(seed: keys + shift)
        let hasher = MerkleHasher()
        for count in [1, 2, 254, 255, 256, 510, 5_000] {
            let log = try IndexedLog().log
            let records = records(count, keys: keys, shift: shift, &generator)
            let run = try log.writeRun(records, of: 0..<count, using: hasher)
            let reader = try IndexRunReader(run, in: log, using: hasher)
            var all: [IndexRecord] = []
            try reader.forEach { all.append($0) }
            #expect(all == records)
            let present = (0..<100).compactMap { _ in records.randomElement(using: &generator)?.key }
            let near = present.flatMap { [$0 &- 1, $0 &+ 1] } + [0, .max]
            for key in present + near {
                let before = generator.oneIn(2) ? Int.max : generator.below(count + 1)
                let expected = records.last { $0.key == key && $0.sequence < before }?.sequence
                #expect(try reader.latest(key, before: before) == expected)
            }
            for wanted in [Array(Set(present + near).sorted().prefix(4)), Set(present + near).sorted()] {
                let expected = records.filter { wanted.contains($0.key) }
                #expect(try reader.records(with: wanted).sorted() == expected)
            }
        }
    }

    @Test func aLookupReadsOneBlockOrTwo() throws {
        var generator = SeededGenerator(seed: 1)
        let indexed = try IndexedLog()
        let hasher = MerkleHasher()
        let records = records(50_000, keys: 0, shift: 0, &generator)
        let run = try indexed.log.writeRun(records, of: 0..<50_000, using: hasher)
        let reader = try IndexRunReader(run, in: indexed.log, using: hasher)
        let before = indexed.disk.readByteCount
        for number in 0..<500 {
            _ = try reader.latest(number % 2 == 0 ? generator.next() : records[number * 97].key, before: .max)
        }
        let blocksPerLookup = Double(indexed.disk.readByteCount - before) / Double(500 * IndexBlock.sizeBytes)
        #expect(blocksPerLookup < 2)
    }

    @Test func noBlockPassesForAnother() throws {
        var generator = SeededGenerator(seed: 2)
        let hasher = MerkleHasher()
        let records = records(255, keys: 0, shift: 0, &generator)
        let (one, other) = (IndexRun(entries: 0..<255, recordCount: 255), IndexRun(entries: 0..<255, recordCount: 255))
        let bytes = IndexBlock.bytes(records[...], number: 1, of: one.identity, using: hasher)
        #expect(bytes.count == IndexBlock.sizeBytes)
        #expect(IndexBlock(bytes, count: 255, number: 1, of: one.identity, using: hasher)?.last == records.last)
        #expect(IndexBlock(bytes, count: 255, number: 2, of: one.identity, using: hasher) == nil)
        #expect(IndexBlock(bytes, count: 255, number: 1, of: other.identity, using: hasher) == nil)
        #expect(IndexBlock(Array(bytes.dropLast()), count: 255, number: 1, of: one.identity, using: hasher) == nil)
        for _ in 0..<200 {
            var changed = bytes
            changed[generator.below(bytes.count)] ^= 1 << UInt8(generator.below(8))
            #expect(IndexBlock(changed, count: 255, number: 1, of: one.identity, using: hasher) == nil)
        }
    }

    @Test func runsStayFewAndNoMergeWritesMoreThanOneOfTheLargestSize() {
        var generator = SeededGenerator(seed: 3)
        let limits = IndexLimits()
        let merge = IndexMerge(limits: limits)
        for isUneven in [false, true] {
            var counts: [Int] = []
            var (total, written) = (0, 0)
            while total < 3_000_000 {
                let count = isUneven ? 128 + generator.below(generator.oneIn(50) ? 60_000 : 400) : 128
                total += count
                counts.append(count)
                if let merged = merge.runs(toMerge: counts) {
                    let sum = counts[merged].reduce(0, +)
                    written += sum
                    #expect(merged.count > 1 && sum <= limits.runRecords)
                    counts.replaceSubrange(merged, with: [sum])
                } else {
                    written += count
                }
                #expect(counts.count <= 5 * limits.fanOut + 2 * total / limits.runRecords)
            }
            #expect(counts.reduce(0, +) == total)
            // Each record is written once a level.
            #expect(written < 6 * total, "\(isUneven) \(written / total)")
        }
    }

    @Test func aManifestReadsBackAsItWasWrittenAndNothingElseDoes() throws {
        let indexed = try IndexedLog()
        for number in 0..<30 { _ = try indexed.append([IndexedLog.proposal(number, id: "n\(number)")]) }
        let manifest = try #require(indexed.log.readIndexManifest())
        let text = Array(manifest.text.utf8)
        #expect(IndexManifest(text: text) == manifest)
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<500 {
            var changed = text
            switch generator.below(3) {
            case 0: changed[generator.below(text.count)] ^= 1 << UInt8(generator.below(8))
            case 1: changed = Array(text.prefix(generator.below(text.count)))
            default: changed.insert(UInt8(generator.below(128)), at: generator.below(text.count + 1))
            }
            #expect(IndexManifest(text: changed) == nil)
        }
    }
}
