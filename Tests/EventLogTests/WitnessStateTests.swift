import MerkleTree
import SimulatedFileSystem
import TestMaterial
import Testing

@testable import EventLog

/// What a witness has seen, on a disk that fails.
@Suite struct WitnessStateTests {
    private struct Unshown: Error {}

    private static func checkpoint(_ size: Int) -> Checkpoint {
        Checkpoint(origin: "example.org/log", size: size, rootHash: .emptyTree)
    }

    private func advance(_ disk: SimulatedDisk, to size: Int, isFirst: Bool = false, isShown: Bool = true) throws
        -> Bool
    {
        let state = WitnessState(path: "w/seen", environment: LogEnvironment(fileSystem: disk))
        return try state.advance(to: Self.checkpoint(size), trustsFirstSight: isFirst) { _ in
            if !isShown { throw Unshown() }
        } sign: {
            true
        }
    }

    private func diskThatHasSeen(_ size: Int) throws -> SimulatedDisk {
        let disk = SimulatedDisk()
        try disk.makeDirectory("w")
        try disk.syncDirectory(".")
        #expect(throws: ProofError.self) { try advance(disk, to: size) }
        #expect(try advance(disk, to: size, isFirst: true))
        return disk
    }

    private func sizeSeen(_ disk: SimulatedDisk) throws -> Int? {
        let state = LastCheckpoint(path: "w/seen", files: LogFiles(system: disk), clock: SystemClock())
        return try state.read(remedy: "")?.size
    }

    @Test func aRefusalLeavesWhatWasSeen() throws {
        let disk = try diskThatHasSeen(3)
        #expect(throws: ProofError.self) { try advance(disk, to: 2) }
        #expect(throws: Unshown.self) { try advance(disk, to: 4, isShown: false) }
        #expect(try sizeSeen(disk) == 3)
        #expect(try advance(disk, to: 3, isShown: false))
        #expect(try advance(disk, to: 4))
        #expect(try sizeSeen(disk) == 4)
    }

    /// Whatever call fails, and whenever the power goes.
    @Test(arguments: Faults.Manner.allCases)
    func aCosignatureGivenOutIsOfTheCheckpointInTheStateFile(_ manner: Faults.Manner) throws {
        var generator = SeededGenerator(seed: 11)
        var givenCount = 0
        for failingCall in 1...14 {
            for _ in 0..<20 {
                let disk = try diskThatHasSeen(3)
                disk.faults = Faults(seed: UInt64.random(in: .min ... .max, using: &generator))
                disk.faults.manner = manner
                disk.faults.failingCall = disk.callCount + failingCall
                let given = try? advance(disk, to: 5)
                if given == true { givenCount += 1 }
                let seen = try sizeSeen(disk.afterPowerLoss(&generator))
                #expect(seen == 5 || (seen == 3 && given == nil), "call \(failingCall)")
            }
        }
        #expect(givenCount > 0 && givenCount < 14 * 20)
    }
}
