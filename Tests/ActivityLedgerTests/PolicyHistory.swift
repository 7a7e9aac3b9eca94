import CanonicalJSON
import EventLog
import MerkleTree
import SimulatedFileSystem
import TestMaterial

@testable import ActivityLedger

/// A ledger on a simulated disk, with policies that come and go, and second persons who do their part, or not all of it.
struct PolicyHistory {
    let disk = SimulatedDisk()
    /// The same activities and amendments without policies, with nothing between them.
    private(set) var plain: YearlyStatistics

    static let recorder = Recorder(identity: "o", kind: .user, account: "a")
    static let second = Recorder(identity: "p", kind: .user, account: "a")

    /// Signs with a text: whether it is a signature of anything, only a review by allowed signers asks.
    private struct AnySigner: EntrySigner {
        func signatures(of messages: [[UInt8]]) throws(LogError) -> [String] { messages.map { _ in "c2lnbmVk" } }
    }

    static func ledger(_ disk: SimulatedDisk, threads: Int) -> Ledger {
        Ledger(
            directory: "l",
            environment: LogEnvironment(
                fileSystem: disk, clock: FixedClock(),
                concurrency: Concurrency(threadCount: threads, smallestStretchBytes: 700)))
    }

    /// - Parameter isComplete: Whether everything that needs a countersignature has one in the end.
    init(seed: UInt64, isComplete: Bool) throws {
        var generator = SeededGenerator(seed: seed)
        let ledger = Self.ledger(disk, threads: 1)
        var signing = AppendOptions()
        signing.signer = AnySigner()
        let first = generator.oneIn(2) ? Self.policy(&generator) : nil
        _ = try ledger.open(origin: "example.org/h", organisation: nil, policy: first, by: Self.recorder)
        var policy = first ?? .none
        var awaited: (policy: Policy, sequence: Int)?
        // Activities and amendments name sequences, which change with what stands between them.
        var places: [Int: Int] = [:]
        var originals: [Int: String] = [:]
        var awaiting: [Int] = []
        let history = RandomHistory(seed: seed, count: 10 + Int(seed % 30))
        for entry in history.entries.dropFirst() {
            if generator.oneIn(6) {
                let next = Self.policy(&generator)
                let declared = try ledger.declarePolicy(by: Self.recorder, options: signing) { $0 = next }
                awaited = nil
                if policy.countersigned.isEmpty || Self.asks(next).isSuperset(of: Self.asks(policy)) {
                    policy = next
                } else if let sequence = declared.sequences?.lowerBound {
                    awaited = (next, sequence)
                }
            }
            if let second = awaited, generator.oneIn(3) {
                _ = try ledger.countersign(second.sequence, by: Self.second, options: signing)
                (policy, awaited) = (second.policy, nil)
            }
            var data = entry.data
            let target = Amendment(type: entry.type, members: entry.data)?.target
            if let target { data["sequence"] = .integer(places[target] ?? 0) }
            originals[entry.sequence] = entry.type
            let isSigned = policy.entriesSigned || generator.oneIn(3)
            let receipt = try ledger.append(
                [ProposedEntry(type: entry.type, data: data)], by: Self.recorder,
                options: isSigned ? signing : AppendOptions())
            let sequence = receipt.sequences?.lowerBound ?? 0
            places[entry.sequence] = sequence
            let types = [entry.type] + (target.flatMap { originals[$0] }.map { [$0] } ?? [])
            if types.contains(where: { policy.countersigned.contains($0) }) { awaiting.append(sequence) }
            if generator.oneIn(3), let first = awaiting.popLast() {
                _ = try ledger.countersign(first, by: Self.second, options: signing)
            } else if generator.oneIn(8) {
                _ = try? ledger.countersign(sequence, by: Self.second, options: signing)
                awaiting.removeAll { $0 == sequence }
            }
            if generator.oneIn(7) { _ = try ledger.statistics() }
        }
        while isComplete, let next = awaiting.popLast() {
            _ = try ledger.countersign(next, by: Self.second, options: signing)
        }
        missingCount = awaiting.count
        self.policy = policy
        plain = YearlyStatistics()
        for entry in history.entries { try plain.add(entry, history) }
    }

    /// How many entries have no countersignature and need one.
    let missingCount: Int
    /// What is asked for in the end.
    let policy: Policy

    /// All that a policy asks for.
    private static func asks(_ policy: Policy) -> Set<String> {
        Set(policy.countersigned + (policy.entriesSigned ? ["signature"] : []))
    }

    private static func policy(_ generator: inout SeededGenerator) -> Policy {
        let types = Policy.countersignableTypes.filter { _ in generator.oneIn(4) }
        return Policy(entriesSigned: generator.oneIn(2), countersigned: types)
    }

    /// The log's lines.
    var lines: [String] {
        String(decoding: disk.contents("l/events/2026.jsonl") ?? [], as: UTF8.self).split(separator: "\n")
            .map(String.init)
    }

    /// Puts other lines there, with the checkpoint that they give.
    func put(_ lines: [String]) {
        let hasher = MerkleHasher()
        var range = CompactRange()
        for line in lines { range.append(hasher.leaf(Array(line.utf8)), using: hasher) }
        let checkpoint = Checkpoint(origin: "example.org/h", size: range.size, rootHash: range.root(using: hasher))
        disk.put(Array(lines.map { $0 + "\n" }.joined().utf8), at: "l/events/2026.jsonl")
        disk.put(Array(checkpoint.text.utf8), at: "l/events/checkpoint")
    }
}
