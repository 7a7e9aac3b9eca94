import CanonicalJSON
import EventLog
import MerkleTree
import SimulatedFileSystem
import Testing

@testable import ActivityLedger

/// What a command says of a ledger that others write to while it reads: at every one of its calls to the system.
@Suite("A ledger that others write to meanwhile")
struct MeanwhileTests {
    private static let recorder = Recorder(identity: "o", kind: .user, account: "a")
    private static let segment = "l/events/2026.jsonl"

    private func ledger(on disk: SimulatedDisk) -> Ledger {
        Ledger(
            directory: "l",
            environment: LogEnvironment(
                fileSystem: disk, clock: FixedClock(), concurrency: Concurrency(threadCount: 1)))
    }

    private func makeDisk() throws -> SimulatedDisk {
        let disk = SimulatedDisk()
        let ledger = ledger(on: disk)
        _ = try ledger.open(origin: "example.org/m", by: Self.recorder)
        _ = try ledger.append([try Self.programme(), try Self.programme()], by: Self.recorder)
        _ = try ledger.statistics()
        _ = try ledger.append([try Self.programme()], by: Self.recorder)
        _ = try ledger.correct(1, reason: "r", by: Self.recorder) { _, data in data.setting("programme", "Q") }
        return disk
    }

    private static func programme() throws -> ProposedEntry {
        try ProposedEntry(.programmeSelected, ["date": "2020", "programme": "P"])
    }

    /// What another process may do in a moment.
    enum Deed: CaseIterable {
        case recordsOnce, recordsThrice, leavesATornTail, recordsBehindATornTail, leavesTheCheckpointBehind,
            makesTheSnapshot
    }

    private func perform(_ deed: Deed, on disk: SimulatedDisk) {
        let other = ledger(on: disk)
        func record(_ count: Int) {
            for _ in 0..<count {
                _ = try? other.append(
                    [Self.programme(), Self.programme()], by: Self.recorder, options: AppendOptions(waitSeconds: 0))
            }
        }
        func tear() {
            let line = Array(
                #"{"authid":"torn","authtype":"user","data":{"date":"2020","programme":"PPPPPPPPPPPPPP"#.utf8)
            disk.put((disk.contents(Self.segment) ?? []) + line, at: Self.segment)
        }
        switch deed {
        case .recordsOnce: record(1)
        case .recordsThrice: record(3)
        case .leavesATornTail: tear()
        case .recordsBehindATornTail:
            tear()
            record(2)
        case .leavesTheCheckpointBehind:
            let checkpoint = disk.contents("l/events/checkpoint") ?? []
            record(1)
            disk.put(checkpoint, at: "l/events/checkpoint")
        case .makesTheSnapshot:
            record(1)
            _ = try? other.statistics()
        }
    }

    @Test("A healthy ledger is verified, whatever others do at whichever moment", arguments: Deed.allCases)
    func verification(_ deed: Deed) throws {
        var moment = 1
        while true {
            let disk = try makeDisk()
            var calls = 0
            disk.meanwhile = {
                calls += 1
                if calls == moment { perform(deed, on: disk) }
            }
            let verification = try ledger(on: disk).verify()
            #expect(
                verification.isVerified, "\(deed) at call \(moment): \(verification.findings.listed.map(\.problem))")
            disk.meanwhile = nil
            #expect(try ledger(on: disk).verify().isVerified)
            if calls < moment { break }
            moment += 1
        }
        #expect(moment > 20)
    }

    @Test("A healthy ledger is verified, however many entries are recorded from its first call to its last")
    func constantRecording() throws {
        for interval in 1...12 {
            let disk = try makeDisk()
            var calls = 0
            disk.meanwhile = {
                calls += 1
                if calls % interval == 0, calls < 2_000 { perform(.recordsOnce, on: disk) }
            }
            let verification = try ledger(on: disk).verify()
            #expect(verification.isVerified, "every \(interval) calls: \(verification.findings.listed.map(\.problem))")
        }
    }

    @Test("A torn tail from before is not mixed up with what is written in its place")
    func tornTailBefore() throws {
        var moment = 1
        while true {
            let disk = try makeDisk()
            perform(.leavesATornTail, on: disk)
            var calls = 0
            disk.meanwhile = {
                calls += 1
                if calls == moment { perform(.recordsThrice, on: disk) }
            }
            let verification = try ledger(on: disk).verify()
            #expect(verification.isVerified, "at call \(moment): \(verification.findings.listed.map(\.problem))")
            if calls < moment { break }
            moment += 1
        }
    }

    @Test("What is made of the whole log ends, though others record without a pause", arguments: 0..<3)
    func endlessRecording(_ kind: Int) throws {
        let disk = try makeDisk()
        var recorded = 0
        disk.meanwhile = {
            guard recorded < 3_000 else { return }
            // In vain, while somebody has the lock.
            let before = disk.contents(Self.segment)?.count
            perform(.recordsOnce, on: disk)
            if disk.contents(Self.segment)?.count != before { recorded += 1 }
        }
        let ledger = ledger(on: disk)
        let receipt =
            switch kind {
            case 0: try ledger.publish(2020, by: Self.recorder)
            case 1: try ledger.correct(2, reason: "r", by: Self.recorder) { _, data in data.setting("programme", "R") }
            default: try ledger.declarePolicy(by: Self.recorder) { $0.countersigned = ["AgreementSigned"] }
            }
        disk.meanwhile = nil
        #expect(receipt.appended == 1)
        #expect(recorded < 3_000, "it ended only when nobody recorded any more")
        #expect(try ledger.verify().findings.listed.isEmpty)
    }
}

extension JSONObject {
    fileprivate func setting(_ name: String, _ text: String) -> JSONObject {
        var object = self
        object[name] = .string(text)
        return object
    }
}
