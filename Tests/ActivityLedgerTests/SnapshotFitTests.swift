import CanonicalJSON
import EventLog
import MerkleTree
import SimulatedFileSystem
import Testing

@testable import ActivityLedger

/// A snapshot is believed only when it is of this log; whatever else stands in its place, the figures are right.
@Suite struct SnapshotFitTests {
    private static let recorder = Recorder(identity: "o", kind: .user, account: "a")
    private static let path = "l/snapshots/yearly-statistics.jsonl"

    private func ledger(_ disk: SimulatedDisk) -> Ledger {
        Ledger(directory: "l", environment: LogEnvironment(fileSystem: disk, clock: FixedClock()))
    }

    /// A ledger of an origin with that many programmes, and its snapshot.
    private func make(_ origin: String, programmes: [Int]) throws -> SimulatedDisk {
        let disk = SimulatedDisk()
        _ = try ledger(disk).open(origin: origin, organisation: nil, by: Self.recorder)
        for programme in programmes { try record(programme, on: disk) }
        _ = try ledger(disk).statistics()
        return disk
    }

    private func record(_ programme: Int, on disk: SimulatedDisk) throws {
        let data = JSONObject(["date": .string("2020"), "programme": .string("P\(programme)")])
        _ = try ledger(disk).append(
            [ProposedEntry(type: "ProgrammeSelected", data: data, id: "p\(programme)")], by: Self.recorder)
    }

    @Test func aSnapshotThatDoesNotFitIsSaidToBeIgnoredAndMadeAgain() throws {
        let disk = try make("example.org/a", programmes: [1, 2, 3])
        let right = try #require(disk.contents(Self.path))
        let figures = try ledger(disk).statistics().statistics

        let text = String(decoding: right, as: UTF8.self)
        let strangers: [(String, [UInt8])] = [
            ("of another ledger", try #require(make("example.org/b", programmes: [1, 2, 3]).contents(Self.path))),
            ("of a longer log", try #require(make("example.org/a", programmes: [1, 2, 3, 4]).contents(Self.path))),
            ("of another history", try #require(make("example.org/a", programmes: [1, 5]).contents(Self.path))),
            ("of another version", Array(text.replacing("\"version\":3", with: "\"version\":2").utf8)),
            ("with another place", Array(text.replacing("\"offset\":", with: "\"offset\":1").utf8)),
            ("cut short", Array(right.prefix(right.count / 2))),
            ("empty", []),
            ("nonsense", Array("nonsense".utf8)),
        ]
        for (what, bytes) in strangers {
            disk.put(bytes, at: Self.path)
            try record(9, on: disk)
            let result = try ledger(disk).statistics()
            #expect(result.notices.count == 1, "\(what)")
            #expect(result.statistics.figures(of: 2020).map(\.tally.count).max() == 4, "\(what)")
            #expect(try ledger(disk).verify().isVerified, "\(what)")
        }
        #expect(figures.years == [2020])
    }

    @Test func aSnapshotThatFitsIsGoneOnFromAndGivesTheSameAsZero() throws {
        let disk = try make("example.org/a", programmes: [1, 2, 3])
        for programme in 4...20 {
            try record(programme, on: disk)
            let resumed = try ledger(disk).statistics()
            #expect(resumed.notices.isEmpty)
            let bytes = disk.contents(Self.path)
            let fromZero = try ledger(disk).statistics(fromZero: true)
            #expect(resumed.statistics == fromZero.statistics && resumed.checkpoint == fromZero.checkpoint)
            #expect(disk.contents(Self.path) == bytes)
        }
    }

    @Test("A snapshot that would not be read again is not written")
    func tooLarge() throws {
        let disk = try make("example.org/a", programmes: [1, 2, 3])
        let before = disk.contents(Self.path)
        try record(4, on: disk)
        var ledger = ledger(disk)
        ledger.snapshotLimitBytes = 1_000
        let result = try ledger.statistics()
        #expect(result.notices.count == 1)
        #expect(result.notices[0].begins(with: "the snapshot was not written: it would have "))
        #expect(result.statistics.figures(of: 2020).map(\.tally.count).max() == 4)
        #expect(disk.contents(Self.path) == before)
    }
}
