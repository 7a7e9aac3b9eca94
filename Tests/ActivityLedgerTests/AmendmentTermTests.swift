import CanonicalJSON
import MerkleTree
import TestMaterial
import Testing

@testable import ActivityLedger
@testable import EventLog

/// Entries are found by the same terms, in place and as trees.
@Suite struct AmendmentTermTests {
    /// The terms of a line as they are found where it stands; `nil` when it is left to the strict reader.
    private func scannedKeys(_ line: [UInt8]) -> [UInt64]? {
        let hasher = MerkleHasher()
        var scanned = ScannedEntry()
        let padded = line + [UInt8(ascii: "\n")] + [UInt8](repeating: 0, count: ScannedEntry.paddingBytes)
        return padded.withUnsafeBufferPointer { bytes in
            guard scanned.scan(UnsafeBufferPointer(rebasing: bytes[..<line.count])),
                let terms = EntryTerms.ledger.scannedTerms(scanned)
            else { return nil }
            return [IndexTerm.key(ofID: scanned.bytes(scanned.id), using: hasher)] + terms.map { $0.key(using: hasher) }
        }
    }

    private func strictKeys(_ line: [UInt8]) -> [UInt64]? {
        let hasher = MerkleHasher()
        let entry = line.withUnsafeBufferPointer { try? Entry(line: $0) }
        return entry.map { EntryTerms.ledger.all(of: $0).map { $0.key(using: hasher) } }
    }

    @Test func bothReadersFindTheSameTermsInEveryEntry() throws {
        var scannedCount = 0
        for seed in 0..<100 as Range<UInt64> {
            for entry in RandomHistory(seed: seed, count: 30).entries {
                guard let scanned = scannedKeys(entry.line) else { continue }
                scannedCount += 1
                #expect(scanned == strictKeys(entry.line), "seed \(seed), \(entry.sequence)")
            }
        }
        #expect(scannedCount > 1_000)
    }

    @Test func bothReadersFindTheSameTermsInChangedEntries() throws {
        var amendmentCount = 0
        for seed in 0..<100 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            for entry in RandomHistory(seed: seed, count: 20).entries where Amendment.types.contains(entry.type) {
                for _ in 0..<50 {
                    var line = entry.line
                    let index = generator.below(line.count)
                    switch generator.below(3) {
                    case 0: line[index] = UInt8(32 + generator.below(95))
                    case 1: line.remove(at: index)
                    default: line.insert(UInt8(48 + generator.below(10)), at: index)
                    }
                    guard let scanned = scannedKeys(line) else { continue }
                    if scanned.count > 1 { amendmentCount += 1 }
                    #expect(scanned == strictKeys(line), "seed \(seed): \(String(decoding: line, as: UTF8.self))")
                }
            }
        }
        #expect(amendmentCount > 100)
    }
}
