import CanonicalJSON
import Foundation
import SimulatedFileSystem
import TestMaterial
import Testing

@testable import EventLog

@Suite("Waiting for the writers' lock")
struct LockTests {
    private static let note = ProposedEntry(type: "Noted", data: JSONObject())

    private func holdLock(_ fileSystem: any FileSystem, _ path: String) throws -> any OpenFile {
        let file = try fileSystem.openFile(path + "/events", .directory)
        // A process that another test is just starting may hold a copy of its descriptor for a moment.
        while try !file.tryLock() { SystemClock().wait(milliseconds: 1) }
        return file
    }

    /// A writer on a thread of its own, which by now probably waits for the lock.
    private func waitingWriter(_ log: EntryLog) -> Task<Receipt, any Error> {
        let writer = Task.detached {
            try log.append([Self.note], by: Workspace.recorder, options: AppendOptions(waitSeconds: 600))
        }
        SystemClock().wait(milliseconds: 5)
        return writer
    }

    @Test("A writer that waits gets on when the lock is free")
    func patience() async throws {
        let workspace = Workspace()
        try workspace.open()
        let path = workspace.path
        var holder: (any OpenFile)? = try holdLock(SystemFileSystem(), path)
        let writer = waitingWriter(EntryLog(directory: path))
        withExtendedLifetime(holder) {}
        holder = nil
        #expect(try await writer.value.checkpoint.size == 2)
    }

    @Test("Interrupted calls are made again while a writer waits", arguments: 1...5 as ClosedRange<UInt64>)
    func interruptions(seed: UInt64) async throws {
        let disk = SimulatedDisk(faults: Faults(seed: seed))
        let log = EntryLog(directory: "l", environment: LogEnvironment(fileSystem: disk))
        _ = try log.create(origin: "example.org/l", first: Self.note, by: Workspace.recorder)
        var holder: (any OpenFile)? = try holdLock(disk, "l")
        disk.faults.interruptionPercent = 60
        let writer = waitingWriter(log)
        withExtendedLifetime(holder) {}
        holder = nil
        #expect(try await writer.value.checkpoint.size == 2, "seed \(seed)")
    }

    @Test("A lock that cannot be waited for is an error of its own, not a busy ledger")
    func failure() throws {
        let disk = SimulatedDisk(faults: Faults(seed: 1))
        let clock = TestClock()
        let log = EntryLog(directory: "l", environment: LogEnvironment(fileSystem: disk, clock: clock))
        _ = try log.create(origin: "example.org/l", first: Self.note, by: Workspace.recorder)
        let holder = try holdLock(disk, "l")
        defer { withExtendedLifetime(holder) {} }
        // The directory is opened, asked for the lock, and then waited for.
        disk.faults.failingCall = disk.callCount + 3
        #expect(throws: LogError.self) { try log.append([Self.note], by: Workspace.recorder) }
        #expect(disk.callNames.suffix(2) == ["flock", "flock"])
        #expect(clock.elapsedMilliseconds < 10_000)
    }

    @Test("A writer that gave up has recorded nothing, and gives back the lock that it gets too late")
    func impatience() throws {
        let workspace = Workspace()
        try workspace.open()
        let before = workspace.contents("events/2026.jsonl")
        var holder: (any OpenFile)? = try holdLock(SystemFileSystem(), workspace.path)
        for seconds in [0, 1, 10] {
            let start = workspace.clock.elapsedMilliseconds
            #expect {
                try workspace.log.append(
                    [Self.note], by: Workspace.recorder, options: AppendOptions(waitSeconds: seconds))
            } throws: {
                ($0 as? LogError)?.code == .busy
            }
            #expect(workspace.clock.elapsedMilliseconds - start == Int64(seconds) * 1000)
        }
        #expect(workspace.contents("events/2026.jsonl") == before)
        withExtendedLifetime(holder) {}
        holder = nil
        // The waits that are still under way come to their end one after the other.
        #expect(try workspace.append(1).checkpoint.size == 2)
    }

    @Test("A writer that waits while another events/ is put there writes into that one")
    func replacedDirectory() async throws {
        let workspace = Workspace()
        try workspace.open()
        let path = workspace.path
        var holder: (any OpenFile)? = try holdLock(SystemFileSystem(), path)
        let writer = waitingWriter(EntryLog(directory: path))
        try FileManager.default.copyItem(atPath: path + "/events", toPath: path + "/copy")
        try FileManager.default.moveItem(atPath: path + "/events", toPath: path + "/old")
        try FileManager.default.moveItem(atPath: path + "/copy", toPath: path + "/events")
        withExtendedLifetime(holder) {}
        holder = nil
        #expect(try await writer.value.checkpoint.size == 2)
        #expect(workspace.contents("events/2026.jsonl").split(separator: "\n").count == 2)
        #expect(workspace.contents("old/2026.jsonl").split(separator: "\n").count == 1)
    }

    @Test("No more threads wait than the limit allows, and who is beyond it gets the lock too")
    func threadLimit() throws {
        let workspace = Workspace()
        try workspace.open()
        let path = workspace.path + "/events"
        var holder: (any OpenFile)? = try holdLock(SystemFileSystem(), workspace.path)
        var waits: [LockWait] = []
        while let wait = LockWait.begin(try SystemFileSystem().openFile(path, .directory)) { waits.append(wait) }
        // Tests beside this one may have some.
        #expect(waits.count <= LockWait.threadLimit)
        #expect(throws: LogError.self) { try workspace.append(1) }
        withExtendedLifetime(holder) {}
        holder = nil
        // They come in any order, and each gives back here what it took, for the next.
        while !waits.isEmpty {
            SystemClock().wait(milliseconds: 1)
            if let index = waits.firstIndex(where: \.ended.isRaised) {
                #expect(try waits.remove(at: index).take() != nil)
            }
        }
        #expect(try workspace.append(1).checkpoint.size == 2)
    }
}
