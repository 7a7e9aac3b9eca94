import CanonicalJSON
import EventLog
import MerkleTree
import SimulatedFileSystem
import TestMaterial
import Testing

@testable import ActivityLedger

/// Whoever counts judges: the fast way as the slow one, and both as verify.
@Suite struct ForgedLedgerLawTests {
    private func ledger(_ disk: SimulatedDisk, threads: Int) -> Ledger {
        Ledger(
            directory: "l",
            environment: LogEnvironment(
                fileSystem: disk, clock: FixedClock(),
                concurrency: Concurrency(threadCount: threads, smallestStretchBytes: 700)))
    }

    @Test("Of random forged ledgers, those have statistics in which verify finds nothing invalid")
    func statisticsExactlyOfWhatIsValid() throws {
        var validCount = 0
        for seed in 0..<300 as Range<UInt64> {
            var random = RandomActivity(seed: seed)
            var entries = RandomHistory(seed: seed, count: 8 + Int(seed % 20)).entries
            let index = 1 + random.generator.below(entries.count - 1)
            if !random.generator.oneIn(3) { forge(&entries[index], &random) }
            let disk = SimulatedDisk()
            let recorder = Recorder(identity: "o", kind: .user, account: "a")
            _ = try ledger(disk, threads: 1).open(origin: "example.org/h", organisation: nil, by: recorder)
            put(entries, on: disk)
            let names = Set(try ledger(disk, threads: 1).verifiedThoroughly().findings.listed.map(\.name))
            #expect(names.isSubset(of: [.invalidActivity, .invalidAmendment]), "seed \(seed): \(names)")
            if names.isEmpty { validCount += 1 }
            for threads in [1, 3] {
                let ledger = ledger(disk, threads: threads)
                #expect((try ledger.verifiedPlainly() != nil) == names.isEmpty, "seed \(seed)")
                let counted = Result { try ledger.statistics(fromZero: true, writesSnapshot: false) }
                #expect(((try? counted.get()) != nil) == names.isEmpty, "seed \(seed), entry \(index): \(counted)")
                let viewed = Result { try ledger.explain(ledger.view(), year: 2020) }
                if !names.isEmpty { #expect(throws: LogError.self, "seed \(seed)") { try viewed.get() } }
            }
        }
        #expect(validCount > 50)
    }

    /// Changes a member of an activity's or a correction's data, in a way that may be wrong, or makes a retraction of a
    /// correction, perhaps before another amendment.
    private func forge(_ entry: inout Entry, _ random: inout RandomActivity) {
        if entry.type == Amendment.correctedType, random.generator.oneIn(2) {
            entry.type = Amendment.retractedType
            entry.data["data"] = nil
            return
        }
        var data = entry.data["data"]?.object ?? entry.data
        let names =
            data.members.map(\.name) + ["count", "visitors", "bogus", "countPrecision", "country", "mode", "date"]
        let values: [JSONValue?] = [
            nil, .integer(-5), .integer(0), .integer(1_000_000), .integer(1_000_001), .integer(1 << 53), .string("5"),
            .string(""), .string("XX"), .string("JP"), .string("online"), .string("telepathy"), .string("about"),
            .string("fuzzy"), .string("2020-02-30"), .string("2020-02-28"), .string("a\u{1}b"), .string("back\\slash"),
            .array([]), .array([.string("A"), .string("A")]), .array([.string("A"), .string("B")]), .null,
            .string(String(repeating: "n", count: 1001)), .string(String(repeating: "\u{E9}", count: 1000)),
        ]
        data[names[random.generator.below(names.count)]] = values[random.generator.below(values.count)]
        if entry.data["data"] == nil { entry.data = data } else { entry.data["data"] = .object(data) }
    }

    /// A log of these entries, and the checkpoint that its lines give.
    private func put(_ entries: [Entry], on disk: SimulatedDisk) {
        let hasher = MerkleHasher()
        var range = CompactRange()
        var bytes: [UInt8] = []
        for entry in entries {
            range.append(hasher.leaf(entry.line), using: hasher)
            bytes += entry.line + [UInt8(ascii: "\n")]
        }
        let checkpoint = Checkpoint(origin: "example.org/h", size: range.size, rootHash: range.root(using: hasher))
        disk.put(bytes, at: "l/events/2026.jsonl")
        disk.put(Array(checkpoint.text.utf8), at: "l/events/checkpoint")
    }
}
