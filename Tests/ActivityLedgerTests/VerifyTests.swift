import CanonicalJSON
import EventLog
import MerkleTree
import SimulatedFileSystem
import Testing

@testable import ActivityLedger

/// An auditor trusts the file: whatever is done to it, `verify` names it, with the place.
@Suite struct VerifyTests {
    /// A small ledger in memory: five entries in three batches, with its snapshot.
    private func makeDisk() throws -> SimulatedDisk {
        let disk = SimulatedDisk()
        let ledger = ledger(on: disk)
        _ = try ledger.open(origin: "example.org/v", organisation: nil, by: Self.recorder)
        _ = try ledger.append([Self.programme(1), Self.programme(2)], by: Self.recorder)
        _ = try ledger.append([Self.programme(3)], by: Self.recorder)
        _ = try ledger.append([Self.programme(4)], by: Self.recorder)
        _ = try ledger.statistics()
        return disk
    }

    private static let recorder = Recorder(identity: "o", kind: .user, account: "a")

    private static func programme(_ number: Int) -> ProposedEntry {
        ProposedEntry(
            type: "ProgrammeSelected",
            data: JSONObject(["date": .string("2020"), "programme": .string("P\(number)")]), id: "p\(number)")
    }

    private func ledger(on disk: SimulatedDisk) -> Ledger {
        Ledger(directory: "l", environment: LogEnvironment(fileSystem: disk, clock: FixedClock()))
    }

    private func names(_ disk: SimulatedDisk, kept: [Checkpoint] = []) throws -> [Finding.Name] {
        try ledger(on: disk).verify(kept: kept).findings.listed.map(\.name)
    }

    private func lines(_ disk: SimulatedDisk) -> [[UInt8]] {
        let bytes = disk.contents(Self.segment) ?? []
        return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast().map(Array.init)
    }

    private func put(_ lines: [[UInt8]], on disk: SimulatedDisk) {
        disk.put(lines.flatMap { $0 + [UInt8(ascii: "\n")] }, at: Self.segment)
    }

    private static let segment = "l/events/2026.jsonl"
    private static let snapshot = "l/snapshots/yearly-statistics.jsonl"

    @Test func aLedgerInOrderIsVerified() throws {
        let disk = try makeDisk()
        let verification = try ledger(on: disk).verify()
        #expect(verification.isVerified && verification.notes.isEmpty && verification.hasSnapshot)
        #expect(verification.checkpoint?.text.utf8.elementsEqual(disk.contents("l/events/checkpoint") ?? []) == true)
    }

    @Test(arguments: 0..<8)
    func everyFlippedBitOfTheLogIsFoundOnItsLine(_ bit: Int) throws {
        let disk = try makeDisk()
        let original = try #require(disk.contents(Self.segment))
        var line = 1
        for index in original.indices {
            var bytes = original
            bytes[index] ^= 1 << UInt8(bit)
            disk.put(bytes, at: Self.segment)
            let findings = try ledger(on: disk).verify().findings.listed
            // The tree alone tells every change; most are told with their line as well.
            #expect(findings.contains { $0.name == .rootMismatch || $0.name == .missingEntries }, "byte \(index)")
            let named = findings.flatMap { [$0.line.map { "line \($0)" } ?? "", $0.problem] }.joined(separator: "; ")
            #expect(
                findings.allSatisfy { $0.line == nil } || named.contains("line \(line)")
                    || named.contains("line \(line + 1)"), "byte \(index) of line \(line)")
            if original[index] == UInt8(ascii: "\n") { line += 1 }
        }
    }

    @Test func everyFlippedBitOfTheCheckpointIsFound() throws {
        let disk = try makeDisk()
        let original = try #require(disk.contents("l/events/checkpoint"))
        for index in original.indices {
            for bit in 0..<8 {
                var bytes = original
                bytes[index] ^= 1 << UInt8(bit)
                disk.put(bytes, at: "l/events/checkpoint")
                #expect(try !names(disk).isEmpty, "byte \(index), bit \(bit)")
            }
        }
    }

    @Test func everyChangedByteOfTheSnapshotIsFound() throws {
        let disk = try makeDisk()
        let original = try #require(disk.contents(Self.snapshot))
        for index in original.indices {
            var bytes = original
            bytes[index] ^= 1
            disk.put(bytes, at: Self.snapshot)
            let verification = try ledger(on: disk).verify()
            #expect(verification.isVerified && verification.notes.count == 1, "byte \(index)")
            #expect(!verification.hasSnapshot, "byte \(index)")
        }
    }

    @Test("Other figures under a digest that is right are a finding: statistics would believe them")
    func forgedSnapshot() throws {
        let disk = try makeDisk()
        let right = try #require(disk.contents(Self.snapshot).flatMap { StatisticsSnapshot(bytes: $0) })
        let forged = StatisticsSnapshot(
            checkpoint: right.checkpoint, position: right.position, range: right.range, statistics: YearlyStatistics())
        disk.put(forged.bytes, at: Self.snapshot)
        #expect(try names(disk) == [.snapshotDiffers])
    }

    @Test(arguments: 0..<5)
    func aLineDeletedDoubledSwappedOrEmptiedIsFound(_ index: Int) throws {
        let disk = try makeDisk()
        let original = lines(disk)

        var deleted = original
        deleted.remove(at: index)
        put(deleted, on: disk)
        #expect(try names(disk).contains(.missingEntries))

        var doubled = original
        doubled.insert(original[index], at: index)
        put(doubled, on: disk)
        let found = try ledger(on: disk).verify().findings.listed
        #expect(found.contains { $0.name == .sequenceBroken && $0.line == index + 2 })
        #expect(found.contains { $0.name == .repeatedID && $0.line == index + 2 })

        var swapped = original
        swapped.swapAt(index, (index + 1) % 5)
        put(swapped, on: disk)
        #expect(try names(disk).contains(.sequenceBroken))
        #expect(try names(disk).contains(.rootMismatch))

        var emptied = original
        emptied[index] = []
        put(emptied, on: disk)
        #expect(
            try ledger(on: disk).verify().findings.listed.contains {
                $0.name == .malformedEntry && $0.line == index + 1
            })
    }

    @Test func everyTruncationOfTheLogIsFound() throws {
        let disk = try makeDisk()
        let original = try #require(disk.contents(Self.segment))
        for count in original.indices {
            disk.put(Array(original.prefix(count)), at: Self.segment)
            #expect(try names(disk).contains(.missingEntries), "\(count) bytes")
        }
        disk.take(Self.segment)
        #expect(try names(disk).contains(.missingEntries))
    }

    @Test func anOlderCopyOfTheCheckpointIsFoundAndOneBatchLessIsNoted() throws {
        let disk = try makeDisk()
        let hasher = MerkleHasher()
        var range = CompactRange()
        for line in lines(disk) {
            range.append(hasher.leaf(line), using: hasher)
            let checkpoint = Checkpoint(origin: "example.org/v", size: range.size, rootHash: range.root(using: hasher))
            disk.put(Array(checkpoint.text.utf8), at: "l/events/checkpoint")
            let verification = try ledger(on: disk).verify()
            switch range.size {
            case 5: #expect(verification.isVerified && verification.notes.isEmpty)
            case 4: #expect(verification.isVerified && verification.notes.count == 1)
            default: #expect(verification.findings.listed.map(\.name) == [.checkpointBehind])
            }
        }
    }

    @Test func aLogRolledBackTogetherWithItsCheckpointIsFoundByOneKeptElsewhere() throws {
        let disk = try makeDisk()
        let kept = try #require(
            Checkpoint(text: String(decoding: disk.contents("l/events/checkpoint") ?? [], as: UTF8.self)))
        #expect(try names(disk, kept: [kept]).isEmpty)

        // A shorter log with a checkpoint and a snapshot of its own: nothing inside it is wrong.
        let shorter = SimulatedDisk()
        _ = try ledger(on: shorter).open(origin: "example.org/v", organisation: nil, by: Self.recorder)
        #expect(try names(shorter).isEmpty)
        #expect(try names(shorter, kept: [kept]) == [.rolledBack])

        // A log as long, but another.
        _ = try ledger(on: shorter).append((5...8).map(Self.programme), by: Self.recorder)
        #expect(try names(shorter).isEmpty)
        #expect(try names(shorter, kept: [kept]) == [.rewritten])

        let foreign = Checkpoint(origin: "example.org/w", size: kept.size, rootHash: kept.rootHash)
        #expect(try names(disk, kept: [foreign]) == [.foreignCheckpoint])
    }

    @Test func whatIsCanonicalAndHashedRightButNotValidIsFoundAllTheSame() throws {
        let disk = SimulatedDisk()
        let ledger = ledger(on: disk)
        _ = try ledger.open(origin: "example.org/v", organisation: nil, by: Self.recorder)
        // Through the log, past the product's own checks.
        _ = try ledger.log.append(
            [
                ProposedEntry(type: "ProgrammeSelected", data: JSONObject(["date": .string("2020-13")])),
                ProposedEntry(type: "SomethingNew", data: JSONObject()),
                ProposedEntry(type: "LedgerOpened", data: JSONObject()),
            ], by: Self.recorder)
        #expect(try names(disk) == [.invalidActivity, .invalidActivity, .unknownType, .repeatedOpening])
        #expect(try ledger.verify().findings.listed.map(\.line) == [2, 2, 3, 4])
    }

    @Test func anAmendmentOfWhatIsNotThereOrCannotBeAmendedIsFound() throws {
        let disk = try makeDisk()
        let valid = JSONObject(["date": .string("2021"), "programme": .string("P")])
        let amendments = [
            Amendment(of: 1, reason: "right", data: valid),
            Amendment(of: 99, reason: "not there", data: nil),
            Amendment(of: 0, reason: "opens the ledger", data: nil),
            Amendment(of: 5, reason: "is an amendment", data: nil),
            Amendment(of: 1, reason: "not valid", data: JSONObject(["date": .string("2021")])),
            Amendment(of: 2, reason: "right", data: nil),
            Amendment(of: 2, reason: "retracted already", data: valid),
        ]
        // Through the log, past the product's own checks.
        _ = try ledger(on: disk).log.append(
            amendments.map { $0.proposal() } + [
                ProposedEntry(type: Amendment.retractedType, data: JSONObject(["sequence": .string("1")]))
            ], by: Self.recorder)
        let findings = try ledger(on: disk).verify().findings.listed
        #expect(Set(findings.map(\.name)) == [.invalidAmendment])
        #expect(findings.compactMap(\.line) == [7, 8, 9, 10, 12, 13, 13])
    }

    @Test func aPublicationIsVerifiedAgainstTheEntriesAboveIt() throws {
        let right = try makeDisk()
        _ = try ledger(on: right).publish(2020, by: Self.recorder)
        #expect(try names(right).isEmpty)
        let data = try lines(right)[5].withUnsafeBufferPointer { line throws(EntryError) in try Entry(line: line) }.data

        // Whatever is changed in it, and recorded past the product's own checks, is found.
        let text = String(decoding: JSONValue.object(data).canonicalBytes, as: UTF8.self)
        let changes = [
            (#""count":4"#, #""count":5"#), (#""count":4"#, #""count":-4"#), (#""exact""#, #""exactly""#),
            (#""meetings""#, #""meetinks""#), (#""event""#, #""events""#), (#""size":5"#, #""size":6"#),
            (#""size":5"#, #""size":0"#), (#""year":2020"#, #""year":2019"#), (#""year":2020"#, #""year":"2020""#),
            (#""root":""#, #""root":"A"#), (#""byEvent":[],"#, ""), (#""byEvent":[]"#, #""byEvent":[1]"#),
            (#""size":5"#, #""more":1,"size":5"#),
        ]
        for (from, to) in changes {
            let changed = text.replacing(from, with: to)
            // The events of a year without meetings have no rows to change.
            if changed == text { continue }
            let disk = try makeDisk()
            let data = try #require(try JSONValue(parsing: Array(changed.utf8)).object)
            _ = try ledger(on: disk).log.append(
                [ProposedEntry(type: Publication.typeName, data: data)], by: Self.recorder)
            #expect(try names(disk) == [.invalidPublication], "\(from) \(to)")
        }
        // Of an earlier state of the ledger it may be, and of another root hash it must not.
        let other = SimulatedDisk()
        _ = try ledger(on: other).open(origin: "example.org/v", organisation: nil, by: Self.recorder)
        _ = try ledger(on: other).append([5, 6, 7, 8].map(Self.programme), by: Self.recorder)
        _ = try ledger(on: other).log.append(
            [ProposedEntry(type: Publication.typeName, data: data)], by: Self.recorder)
        #expect(try names(other) == [.invalidPublication])
    }

    @Test func anUnfinishedBatchBehindTheCheckpointIsNotedAndInFrontOfAnEntryFound() throws {
        let disk = try makeDisk()
        let original = try #require(disk.contents(Self.segment))
        for torn in ["{", "{\"authid\":\"o\"}\n", "\n", "\u{0}\u{0}"] {
            disk.put(original + Array(torn.utf8), at: Self.segment)
            let verification = try ledger(on: disk).verify()
            #expect(verification.isVerified && verification.notes.count == 1, "\(torn.debugDescription)")
        }
        let copy = lines(disk)[4]
        disk.put(original + Array("torn\n".utf8) + copy + [UInt8(ascii: "\n")], at: Self.segment)
        #expect(try names(disk).contains(.malformedEntry))
    }
}

/// A clock that stands still.
struct FixedClock: LogClock {
    var now: RecordedTime { RecordedTime(milliseconds: 1_795_000_000_000) }
    var elapsedMilliseconds: Int64 { 0 }
    func wait(milliseconds: Int64) {}
}
