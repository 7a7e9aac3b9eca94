import SimulatedFileSystem
import TestMaterial
import Testing

@testable import EventLog

/// Ids that stand twice are found, wherever their hashes are kept.
@Suite struct IdentifierHashesTests {
    private let log = EntryLog(directory: "l", environment: LogEnvironment(fileSystem: SimulatedDisk()))

    /// Deals ids out to some tables of one seed, and says which hashes come again.
    private func repeated(_ ids: [String], tables count: Int, capacity: Int, on log: EntryLog) throws -> Set<UInt64> {
        let tables = (0..<count).map { _ in IdentifierHashes(seed: 7, log, capacity: capacity) }
        for (index, id) in ids.enumerated() {
            let bytes = Array(id.utf8) + [UInt8](repeating: 0, count: 8)
            bytes.withUnsafeBufferPointer { tables[index % count].add(UnsafeBufferPointer(rebasing: $0.dropLast(8))) }
        }
        return try IdentifierHashes.repeated(tables)
    }

    private func hash(_ id: String) -> UInt64 {
        let bytes = Array(id.utf8) + [UInt8](repeating: 1, count: 8)
        return bytes.withUnsafeBufferPointer { IdentifierHash(seed: 7)(UnsafeBufferPointer(rebasing: $0.dropLast(8))) }
    }

    @Test(arguments: [2, 3, 50, 5_000])
    func exactlyTheRepeatedIDsAreFoundInMemoryAndInAFile(_ capacity: Int) throws {
        for seed in 0..<5 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let ids = (0..<2_000).map { _ in
                "id-\(generator.below(20_000))" + String(repeating: "x", count: generator.below(20))
            }
            var counts: [String: Int] = [:]
            for id in ids { counts[id, default: 0] += 1 }
            let expected = Set(counts.filter { $0.value > 1 }.keys.map(hash))
            for tables in [1, 3] {
                #expect(try repeated(ids, tables: tables, capacity: capacity, on: log) == expected, "seed \(seed)")
            }
        }
    }

    @Test func withoutATemporaryFileTheyStayInMemory() throws {
        let disk = SimulatedDisk()
        disk.faults.failingCall = 1
        let log = EntryLog(directory: "l", environment: LogEnvironment(fileSystem: disk))
        let ids = (0..<3_000).map { "id-\($0)" }
        #expect(try repeated(ids, tables: 2, capacity: 4, on: log).isEmpty)
        #expect(try repeated(ids + ["id-17"], tables: 2, capacity: 4, on: log) == [hash("id-17")])
    }
}
