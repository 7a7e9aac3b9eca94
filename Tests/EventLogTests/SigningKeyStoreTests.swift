import MerkleTree
import SimulatedFileSystem
import TestMaterial
import Testing

@testable import EventLog

/// What a key signed last, on a disk that fails.
@Suite struct SigningKeyStoreTests {
    private struct Looked: Error {}

    private static let checkpoint = Checkpoint(origin: "example.org/log", size: 5, rootHash: .emptyTree)

    private func store(_ disk: SimulatedDisk) -> SigningKeyStore {
        SigningKeyStore(path: "k/key", environment: LogEnvironment(fileSystem: disk))
    }

    private func diskWithKey() throws -> SimulatedDisk {
        let disk = SimulatedDisk()
        try disk.makeDirectory("k")
        try disk.syncDirectory(".")
        try store(disk).create(try SigningKeyFile(name: "example.org/log", .generate(), passphrase: nil))
        return disk
    }

    private func lastCheckpoint(_ disk: SimulatedDisk) throws -> Checkpoint {
        var last: Checkpoint?
        #expect(throws: Looked.self) {
            try store(disk).signing { checkpoint -> (Void, Checkpoint) in
                last = checkpoint
                throw Looked()
            }
        }
        return try #require(last)
    }

    @Test func withANewKeyNothingWasSigned() throws {
        let last = try lastCheckpoint(diskWithKey())
        #expect(last == Checkpoint(origin: "example.org/log", size: 0, rootHash: .emptyTree))
    }

    /// Whatever call fails, and whenever the power goes: a signature is not given out before its checkpoint is there to stay,
    /// and there is always one.
    @Test(arguments: Faults.Manner.allCases)
    func aSignatureGivenOutIsOfTheLastCheckpointOnTheDisk(_ manner: Faults.Manner) throws {
        var generator = SeededGenerator(seed: 7)
        var givenCount = 0
        for failingCall in 1...14 {
            for _ in 0..<20 {
                let disk = try diskWithKey()
                disk.faults = Faults(seed: UInt64.random(in: .min ... .max, using: &generator))
                disk.faults.manner = manner
                disk.faults.failingCall = disk.callCount + failingCall
                let given = try? store(disk).signing { _ in (true, Self.checkpoint) }
                if given == true { givenCount += 1 }
                let after = try lastCheckpoint(disk.afterPowerLoss(&generator))
                #expect(after.size == 5 || (after.size == 0 && given == nil), "call \(failingCall)")
            }
        }
        #expect(givenCount > 0 && givenCount < 14 * 20)
    }

    @Test func aKeyIsNeverWrittenOver() throws {
        let disk = try diskWithKey()
        let key = try SigningKeyFile(name: "example.org/other", .generate(), passphrase: nil)
        #expect(throws: LogError.self) { try store(disk).create(key) }
        #expect(try lastCheckpoint(disk).origin == "example.org/log")
    }
}
