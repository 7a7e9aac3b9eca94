import TestMaterial
import CanonicalJSON
import Foundation
import SimulatedFileSystem
import Testing

@testable import EventLog

/// Whatever goes wrong and whenever: what was receipted is there, once and in its place, and work goes on.
@Suite struct PowerLossTests {
    /// How many histories are tried; `ACTIVITY_LEDGER_SEEDS` asks for more.
    static let seedCount =
        ProcessInfo.processInfo.environment["ACTIVITY_LEDGER_SEEDS"].flatMap { Int($0) } ?? 10_000

    /// In eight parts, so that they share the processors.
    @Test(arguments: 0..<UInt64(8))
    func nothingReceiptedIsLostInThousandsOfSimulatedHistories(_ part: UInt64) throws {
        for seed in stride(from: part, to: UInt64(Self.seedCount), by: 8) {
            var history = History(seed: seed)
            try history.run()
            #expect(history.problems.isEmpty, "seed \(seed): \(history.problems.joined(separator: "; "))")
            if !history.problems.isEmpty { return }
        }
    }

    @Test(arguments: [ENOSPC, EIO, EDQUOT])
    func everyCallOfAnAppendCanFailWithoutLoss(_ code: Int32) throws {
        for manner in Faults.Manner.allCases {
            var call = 1
            while true {
                var history = History(seed: UInt64(call))
                guard try history.failOneCall(call, code, manner) else { break }
                #expect(history.problems.isEmpty, "call \(call) \(manner): \(history.problems.joined(separator: "; "))")
                call += 1
            }
            // If an append had become so short, this test would test nothing.
            #expect(call > 15)
        }
    }

    @Test func anAppendCostsOneSync() throws {
        let disk = SimulatedDisk()
        let log = EntryLog(directory: "l", environment: LogEnvironment(fileSystem: disk))
        _ = try log.create(
            origin: "example.org/l", first: ProposedEntry(type: "Opened", data: JSONObject()), by: Workspace.recorder)
        for size in 1...50 {
            let before = disk.syncCount
            _ = try log.append(
                (0..<size).map { _ in ProposedEntry(type: "Noted", data: JSONObject()) }, by: Workspace.recorder)
            #expect(disk.syncCount - before == 1)
        }
    }

    @Test func aSyncThatFailedIsNotTriedAgainButWhatItWasForIsTakenBack() throws {
        var history = History(seed: 1)
        // The index is left alone, so that one append makes the same calls as the next.
        history.indexLimits.tailEntries = 100
        try history.open()
        let disk = history.disk
        _ = try history.append(1)
        let usual = disk.callNames.count
        _ = try history.append(1)
        let sync = try #require(disk.callNames[usual...].firstIndex(of: "fdatasync"))
        let sizeBytes = disk.contents("l/events/2026.jsonl")?.count
        disk.faults.failingCall = disk.callNames.count + (sync - usual) + 1
        let wasReceipted = try history.append(1)
        #expect(!wasReceipted)
        #expect(disk.callNames.suffix(3) == ["fdatasync", "ftruncate", "fdatasync"])
        #expect(disk.contents("l/events/2026.jsonl")?.count == sizeBytes)
    }
}

/// A seeded history of one ledger: appends, faults, power failures, and what must hold after each.
struct History {
    private(set) var problems: [String] = []
    /// What was proposed, by id.
    private var proposals: [String: ProposedEntry] = [:]
    private(set) var disk: SimulatedDisk
    private var generator: SeededGenerator
    /// Ids by sequence, of what was receipted.
    private var receipted: [Int: String] = [:]
    /// Ids of batches that were not receipted, each there whole or not at all.
    private var unreceipted: [[String]] = []
    private var madeCount = 0
    private let clock = TestClock()
    /// So small that these short histories bring the index up to date, and merge its runs, all the time.
    var indexLimits = IndexLimits(tailEntries: 2, fanOut: 2, runRecords: 8)

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        disk = SimulatedDisk(faults: Faults(seed: seed))
    }

    private var log: EntryLog {
        var log = EntryLog(
            directory: "l",
            environment: LogEnvironment(fileSystem: disk, clock: clock, identifiers: RandomIdentifiers()))
        log.indexLimits = indexLimits
        return log
    }

    mutating func open() throws {
        _ = try log.create(
            origin: "example.org/l", first: ProposedEntry(type: "Opened", data: JSONObject(), id: "zero"),
            by: Workspace.recorder)
        receipted[0] = "zero"
        proposals["zero"] = ProposedEntry(type: "Opened", data: JSONObject(), id: "zero")
    }

    /// Appends a batch; returns whether there was a receipt.
    mutating func append(_ count: Int) throws -> Bool {
        let ids = (0..<count).map { "e\(madeCount + $0)" }
        madeCount += count
        let text = String(repeating: "x", count: Int.random(in: 0...600, using: &generator))
        let batch = ids.map { ProposedEntry(type: "Noted", data: JSONObject(["text": .string(text)]), id: $0) }
        for proposal in batch { proposals[proposal.id ?? ""] = proposal }
        switch outcome(of: batch) {
        case .success(let receipt):
            for (sequence, id) in zip(receipt.sequences ?? 0...0, ids) { receipted[sequence] = id }
            return true
        case .failure(let error):
            if error.code != .inputOutput { problems.append("append failed as \(error.code): \(error)") }
            unreceipted.append(ids)
            return false
        }
    }

    private func outcome(of batch: [ProposedEntry]) -> Result<Receipt, LogError> {
        do throws(LogError) {
            return .success(try log.append(batch, by: Workspace.recorder))
        } catch {
            return .failure(error)
        }
    }

    /// A few appends with faults, then a power failure, twice; then all must be well.
    mutating func run() throws {
        try open()
        for _ in 0..<2 {
            disk.faults.interruptionPercent = generator.chance(percent: 30) ? 30 : 0
            disk.faults.shortPercent = generator.chance(percent: 30) ? 60 : 0
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                if generator.chance(percent: 10) { clock.now.milliseconds += 366 * 86_400_000 }
                if generator.chance(percent: 60) {
                    disk.faults.failingCall = disk.callCount + Int.random(in: 1...40, using: &generator)
                    disk.faults.manner = Faults.Manner.allCases.randomElement(using: &generator) ?? .powerLoss
                }
                _ = try append(Int.random(in: 1...4, using: &generator))
                if disk.faults.manner == .powerLoss, disk.callCount >= disk.faults.failingCall ?? Int.max { break }
            }
            if generator.chance(percent: 80) { disk = disk.afterPowerLoss(&generator) }
            disk.faults = Faults(seed: generator.next())
            try goOn()
        }
    }

    /// Fails one call of an append of three entries; returns whether the append was long enough to get there.
    mutating func failOneCall(_ call: Int, _ code: Int32, _ manner: Faults.Manner) throws -> Bool {
        try open()
        _ = try append(2)
        let before = disk.callCount
        disk.faults.code = code
        disk.faults.manner = manner
        disk.faults.failingCall = before + call
        _ = try append(3)
        let wasReached = disk.callCount >= before + call
        if manner == .powerLoss { disk = disk.afterPowerLoss(&generator) }
        disk.faults = Faults(seed: 0)
        try goOn()
        return wasReached
    }

    /// Whatever became of the index: what was receipted is a duplicate and nothing else, and its id keeps it from being
    /// given to another entry.
    private mutating func repeatAppends() {
        for _ in 0..<2 {
            guard let id = receipted.values.sorted().randomElement(using: &generator), let proposal = proposals[id]
            else {
                return
            }
            switch outcome(of: [proposal]) {
            case .success(let receipt) where receipt.duplicates == 1 && receipt.appended == 0: break
            case .success: problems.append("receipted \(id) was appended again")
            case .failure(let error): problems.append("receipted \(id) again failed as \(error.code): \(error)")
            }
            switch outcome(of: [ProposedEntry(type: "Other", data: JSONObject(), id: id)]) {
            case .failure(let error) where error.code == .conflict: break
            default: problems.append("the id \(id) was given to another entry")
            }
        }
    }

    /// Work goes on, and everything is where it must be.
    private mutating func goOn() throws {
        if try !append(1) { problems.append("the ledger does not go on") }
        repeatAppends()
        var found: [Int: String] = [:]
        var identifiers: [String] = []
        let inspection = try log.inspect(try log.extent(), noting: log.inspectionFinder) { entry, _, _ in
            found[entry.sequence] = entry.id
            identifiers.append(entry.id)
        }
        problems += inspection.findings.listed.map { "\($0.name) \($0.file ?? "") \($0.line ?? 0) \($0.problem)" }
        problems += inspection.notes
        for (sequence, id) in receipted where found[sequence] != id {
            problems.append("receipted \(id) is not at sequence \(sequence), but \(found[sequence] ?? "nothing")")
        }
        if Set(identifiers).count != identifiers.count { problems.append("an entry is there twice") }
        for ids in unreceipted where !identifiers.contains(ids[0]) == ids.contains(where: identifiers.contains) {
            problems.append("the batch \(ids) is there in part")
        }
    }
}
