import CanonicalJSON
import EventLog
import MerkleTree
import SimulatedFileSystem
import TestMaterial
import Testing

@testable import ActivityLedger

/// The fast verification passes a ledger only if the thorough one finds nothing, and says the same of it.
@Suite struct PlainVerificationTests {
    private static let recorder = Recorder(identity: "o", kind: .user, account: "a")

    private func ledger(_ disk: SimulatedDisk, threads: Int) -> Ledger {
        Ledger(
            directory: "l",
            environment: LogEnvironment(
                fileSystem: disk, clock: FixedClock(),
                concurrency: Concurrency(threadCount: threads, smallestStretchBytes: 700)))
    }

    /// A ledger with batches, amendments, a publication, a snapshot and perhaps more behind it.
    private func make(seed: UInt64) throws -> SimulatedDisk {
        let disk = SimulatedDisk()
        let ledger = ledger(disk, threads: 1)
        _ = try ledger.open(origin: "example.org/h", organisation: nil, by: Self.recorder)
        let history = RandomHistory(seed: seed, count: 12 + Int(seed % 40))
        var rest = history.entries.dropFirst()
        var generator = SeededGenerator(seed: seed)
        while !rest.isEmpty {
            // An amendment is about an entry of an earlier batch.
            let activities = rest.prefix(1 + generator.below(6)).prefix { ActivityType.named($0.type) != nil }
            let batch = rest.prefix(max(1, activities.count)).map {
                ProposedEntry(type: $0.type, data: $0.data, id: $0.id)
            }
            rest = rest.dropFirst(batch.count)
            _ = try ledger.append(batch, by: Self.recorder)
            if generator.oneIn(4) { _ = try ledger.statistics() }
        }
        // Only now: amendments name sequences, which a publication among them would shift.
        for year in [2019, 2020] where generator.chance(percent: 70) {
            _ = try? ledger.publish(year, by: Self.recorder)
            let data = JSONObject(["date": .string("\(year)"), "programme": .string("late")])
            _ = try ledger.append([ProposedEntry(type: "ProgrammeSelected", data: data)], by: Self.recorder)
        }
        if generator.oneIn(2) { _ = try ledger.statistics() }
        return disk
    }

    @Test func aLedgerInOrderIsPassedAndTheSameIsSaidOfIt() throws {
        for seed in 0..<20 as Range<UInt64> {
            let disk = try make(seed: seed)
            let thorough = try ledger(disk, threads: 1).verifiedThoroughly()
            for threads in [1, 3] {
                let plain = try #require(try ledger(disk, threads: threads).verifiedPlainly(), "seed \(seed)")
                #expect(thorough.isVerified && plain.isVerified, "seed \(seed)")
                #expect(plain.checkpoint == thorough.checkpoint && plain.notes == thorough.notes)
                #expect(plain.segmentCount == thorough.segmentCount && plain.sizeBytes == thorough.sizeBytes)
                #expect(plain.hasSnapshot == thorough.hasSnapshot)
            }
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func aLedgerThatIsPassedHasNothingThatTheThoroughWayFinds(_ part: UInt64) throws {
        for seed in stride(from: part, to: 8, by: 4) {
            let disk = try make(seed: seed)
            var generator = SeededGenerator(seed: seed)
            let files = ["l/events/2026.jsonl", "l/events/checkpoint", "l/snapshots/yearly-statistics.jsonl"]
            for _ in 0..<12 {
                let path = files[generator.below(10) < 8 ? 0 : 1 + generator.below(2)]
                guard let right = disk.contents(path) else { continue }
                var wrong = right
                switch generator.below(4) {
                case 0: wrong[generator.below(wrong.count)] ^= 1 << UInt8(generator.below(8))
                case 1: wrong.removeLast(generator.below(wrong.count))
                default: wrong = shuffled(wrong, &generator)
                }
                disk.put(wrong, at: path)
                let ledger = ledger(disk, threads: 2)
                if let plain = try ledger.verifiedPlainly() {
                    let thorough = try ledger.verifiedThoroughly()
                    #expect(thorough.isVerified && plain.checkpoint == thorough.checkpoint, "seed \(seed), \(path)")
                }
                disk.put(right, at: path)
            }
        }
    }

    /// Lines exchanged, doubled, left out, or with another's id: in order by themselves, but not together.
    private func shuffled(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var lines = bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
        guard lines.count > 2 else { return bytes }
        let (one, other) = (generator.below(lines.count), generator.below(lines.count))
        switch generator.below(3) {
        case 0: lines.swapAt(one, other)
        case 1: lines.insert(lines[one], at: other)
        default: lines.remove(at: one)
        }
        return lines.flatMap { $0 + [UInt8(ascii: "\n")] }
    }

    /// A log and the checkpoint that its lines give.
    private func put(_ log: String, on disk: SimulatedDisk) {
        let hasher = MerkleHasher()
        var range = CompactRange()
        for line in log.utf8.split(separator: UInt8(ascii: "\n")) {
            range.append(hasher.leaf(Array(line)), using: hasher)
        }
        let checkpoint = Checkpoint(origin: "example.org/h", size: range.size, rootHash: range.root(using: hasher))
        disk.put(Array(log.utf8), at: "l/events/2026.jsonl")
        disk.put(Array(checkpoint.text.utf8), at: "l/events/checkpoint")
    }

    /// A log whose every line is in order and whose checkpoint is right, but which the program would not have written.
    @Test(arguments: [
        (#"{"authid":"o","authtype":"user","data":{"date":"2020","programme":"P"},"id":"twice","osaccount":"a","#, 2),
        (#"{"authid":"o","authtype":"user","data":{"date":"2020"},"id":"one","osaccount":"a","#, 1),
        (#"{"authid":"o","authtype":"user","data":{"date":"2020","programme":""},"id":"one","osaccount":"a","#, 1),
        (
            #"{"authid":"o","authtype":"user","data":{"date":"2020-02-30","programme":"P"},"id":"one","osaccount":"a","#,
            1
        ),
        (
            #"{"authid":"o","authtype":"user","data":{"date":"2020","programme":"P","x":"y"},"id":"one","osaccount":"a","#,
            1
        ),
    ])
    func whatOnlyTheRulesForbidIsNotPassed(_ head: String, _ copies: Int) throws {
        let disk = SimulatedDisk()
        let ledger = ledger(disk, threads: 1)
        _ = try ledger.open(origin: "example.org/h", organisation: nil, by: Self.recorder)
        let opened = String(decoding: try #require(disk.contents("l/events/2026.jsonl")), as: UTF8.self)
        let tail =
            #""recordedtime":"2026-11-22T09:31:02.123Z","sequence":"000000000N","source":"example.org/h","#
            + #""specversion":"1.0","type":"ProgrammeSelected"}"#
        let lines = (1...copies).map { head + tail.replacing("N", with: "\($0)") + "\n" }
        put(opened + lines.joined(), on: disk)
        #expect(try ledger.verifiedPlainly() == nil)
        #expect(try ledger.verifiedThoroughly().findings.count > 0)
    }
}
