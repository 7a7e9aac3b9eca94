import CanonicalJSON
import Foundation
import MerkleTree
import Testing

@testable import EventLog

/// The life of an append.
@Suite struct AppendTests {
    @Test func anEntryIsOneCanonicalLineWithWhoWhenAndWhere() throws {
        let workspace = Workspace()
        try workspace.open()
        try workspace.append(7, id: "seven")
        let line = workspace.contents("events/2026.jsonl").split(separator: "\n")[1]
        #expect(
            line
                == #"{"authid":"office","authtype":"user","data":{"number":7},"id":"seven","osaccount":"machine","#
                + #""recordedtime":"2026-11-22T09:31:02.123Z","sequence":"0000000001","source":"example.org/log","#
                + #""specversion":"1.0","type":"Noted"}"#)
    }

    @Test func everyEntryOfABatchButTheLastSaysThatMoreFollows() throws {
        let workspace = Workspace()
        try workspace.open()
        try workspace.append(1, 2, 3)
        try workspace.append(4)
        #expect(try entries(workspace).map(\.isContinued) == [false, true, true, false, false])
    }

    @Test func theCheckpointIsTheRootOfTheLinesAfterEveryAppend() throws {
        let workspace = Workspace()
        var receipt = try workspace.open()
        for number in 1...20 {
            let lines = workspace.contents("events/2026.jsonl").split(separator: "\n")
            #expect(receipt.checkpoint.rootHash == root(of: lines.map { Array($0.utf8) }))
            #expect(workspace.contents("events/checkpoint") == receipt.checkpoint.text)
            receipt = try workspace.append(number)
        }
    }

    @Test func recordedTimeNeverGoesBackThoughTheClockDoes() throws {
        let workspace = Workspace()
        try workspace.open()
        workspace.clock.now.milliseconds -= 100 * 366 * 86_400_000
        try workspace.append(1)
        #expect(try entries(workspace)[1].recordedTime == entries(workspace)[0].recordedTime)
    }

    @Test("A year that no file can be named after is refused, and nothing is recorded")
    func yearBeyondFourDigits() throws {
        for milliseconds: Int64 in [253_402_300_800_000, -62_167_219_200_001] {
            let workspace = Workspace()
            workspace.clock.now = RecordedTime(milliseconds: milliseconds)
            #expect { try workspace.open() } throws: { ($0 as? LogError)?.code == .inputOutput }
            #expect(try FileManager.default.contentsOfDirectory(atPath: workspace.path).isEmpty)
        }
        let workspace = Workspace()
        try workspace.open()
        workspace.clock.now = RecordedTime(milliseconds: 253_402_300_799_999)
        try workspace.append(1)
        workspace.clock.now = RecordedTime(milliseconds: 253_402_300_800_000)
        #expect { try workspace.append(2) } throws: { ($0 as? LogError)?.code == .inputOutput }
        workspace.clock.now = try #require(RecordedTime(text: "2027-01-01T00:00:00.000Z"))
        let receipt = try workspace.append(3)
        #expect(receipt.checkpoint.size == 3)
        #expect(receipt.notices.count == 1 && receipt.notices[0].contains("in the future"))
    }

    @Test("A last entry in the future is said, from a minute on")
    func lastEntryInTheFuture() throws {
        for (ahead, isSaid) in [(60_000, false), (60_001, true), (2 * 86_400_000, true)] as [(Int64, Bool)] {
            let workspace = Workspace()
            try workspace.open()
            workspace.clock.now.milliseconds -= ahead
            #expect(try workspace.append(1).notices.isEmpty != isSaid, "\(ahead) ms")
        }
    }

    @Test func aNewYearBeginsANewFileAndGoesOnWithTheSameLog() throws {
        let workspace = Workspace()
        try workspace.open()
        try workspace.append(1)
        workspace.clock.now = try #require(RecordedTime(text: "2028-01-01T00:00:00.000Z"))
        let receipt = try workspace.append(2, 3)
        #expect(receipt.sequences == 2...3)
        #expect(workspace.contents("events/2028.jsonl").split(separator: "\n").count == 2)
        workspace.clock.now = try #require(RecordedTime(text: "2026-12-31T23:59:59.999Z"))
        try workspace.append(4)
        #expect(workspace.contents("events/2028.jsonl").split(separator: "\n").count == 3)
        #expect(try entries(workspace).map(\.sequence) == [0, 1, 2, 3, 4])
    }

    @Test func aLostOrWrongFrontierIsMadeAgainFromTheLog() throws {
        let workspace = Workspace()
        try workspace.open()
        try workspace.append(1, 2, 3, 4, 5)
        let right = workspace.contents("snapshots/merkle-frontier")
        for wrong in ["", "x", "6\nAAAA\n", right + right, String(right.reversed())] {
            try workspace.write(wrong, to: "snapshots/merkle-frontier")
            try workspace.append(6)
            let lines = workspace.contents("events/2026.jsonl").split(separator: "\n").map { Array($0.utf8) }
            #expect(Checkpoint(text: workspace.contents("events/checkpoint"))?.rootHash == root(of: lines))
        }
    }

    @Test func aFrontierWrittenOverAnotherIsTheOneThatWouldBeMadeAnew() throws {
        let (kept, lost) = (Workspace(), Workspace())
        try kept.open()
        try lost.open()
        // Of 2ⁿ - 1 entries it has n hashes, of 2ⁿ a single one: it grows, and shrinks.
        for number in 1...40 {
            try lost.remove("snapshots/merkle-frontier")
            try kept.append(number, id: "entry-\(number)")
            try lost.append(number, id: "entry-\(number)")
            let (over, anew) = (kept.contents("snapshots/merkle-frontier"), lost.contents("snapshots/merkle-frontier"))
            #expect(over.split(separator: "\n") == anew.split(separator: "\n"), "\(number)")
        }
    }

    @Test func aFrontierThatCannotBeWrittenOverIsReplaced() throws {
        let workspace = Workspace()
        try workspace.open()
        // With a second name, under which somebody keeps a copy.
        try FileManager.default.linkItem(
            atPath: workspace.path + "/snapshots/merkle-frontier", toPath: workspace.path + "/copy")
        let copy = workspace.contents("copy")
        try workspace.append(1)
        #expect(workspace.contents("copy") == copy)
        #expect(workspace.contents("snapshots/merkle-frontier").hasPrefix("2\n"))
    }

    @Test(arguments: [1, 3_000, 4_000, 4_095, 4_096, 4_097, 20_000, 60_000])
    func theLogGoesOnBehindALineOfAnyLength(_ count: Int) throws {
        let workspace = Workspace()
        try workspace.open()
        let text = JSONObject(["text": .string(String(repeating: "x", count: count))])
        for size in 2...4 {
            let receipt = try workspace.log.append([ProposedEntry(type: "Noted", data: text)], by: Workspace.recorder)
            #expect(receipt.checkpoint.size == size)
        }
    }

    @Test func aFrontierIsNotBelievedOverTheLog() throws {
        let workspace = Workspace()
        try workspace.open()
        try workspace.append(1)
        let changed = workspace.contents("events/2026.jsonl").split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.contains("Opened") ? String($0).replacing("office", with: "others") : String($0) }
        try workspace.write(changed.joined(separator: "\n"), to: "events/2026.jsonl")
        try workspace.remove("snapshots/merkle-frontier")
        let error = #expect(throws: LogError.self) { try workspace.append(2) }
        #expect(error?.code == .damaged)
    }

    @Test func theReceiptOfDuplicatesIsTheLogAsItStands() throws {
        let workspace = Workspace()
        try workspace.open()
        let first = try workspace.append(1, id: "one")
        let again = try workspace.append(1, id: "one")
        #expect(again.appended == 0 && again.duplicates == 1 && again.sequences == nil)
        #expect(again.checkpoint == first.checkpoint)
        let error = #expect(throws: LogError.self) { try workspace.append(2, id: "one") }
        #expect(error?.code == .conflict && error?.batchIndex == 0)
    }

    @Test(arguments: ["", String(repeating: "x", count: 129), "a\u{0}b", "a\u{85}b", "\u{7F}"])
    func anIdThatBreaksTheRulesIsRefused(_ id: String) throws {
        let workspace = Workspace()
        try workspace.open()
        let error = #expect(throws: LogError.self) { try workspace.append(1, id: id) }
        #expect(error?.code == .invalidEntry)
    }

    private func entries(_ workspace: Workspace) throws -> [Entry] {
        var entries: [Entry] = []
        try workspace.log.visitEntries(of: try workspace.log.extent()) { entries.append($0.entry()) }
        return entries
    }

    /// RFC 9162, section 2.1.1, word for word.
    private func root(of leaves: [[UInt8]]) -> MerkleHash {
        let hasher = MerkleHasher()
        guard leaves.count > 1 else { return hasher.leaf(leaves.first ?? []) }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        return hasher.node(root(of: Array(leaves[..<split])), root(of: Array(leaves[split...])))
    }
}
