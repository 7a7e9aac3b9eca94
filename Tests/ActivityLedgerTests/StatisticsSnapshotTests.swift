import CanonicalJSON
import EventLog
import Foundation
import MerkleTree
import Testing

@testable import ActivityLedger

@Suite("The snapshot of the yearly statistics")
struct StatisticsSnapshotTests {
    private func snapshot(_ random: inout RandomActivity, activities: Int) throws -> StatisticsSnapshot {
        let hasher = MerkleHasher()
        var range = CompactRange()
        var statistics = YearlyStatistics()
        for number in 0..<activities {
            let activity = try random.activity()
            statistics.add(activity)
            range.append(hasher.leaf(Array("\(number)".utf8)), using: hasher)
        }
        let (year, line, offset) = (
            random.generator.below(10_000), random.generator.below(1_000), random.generator.below(1 << 40)
        )
        return StatisticsSnapshot(
            checkpoint: Checkpoint(origin: "example.org/é", size: range.size, rootHash: range.root(using: hasher)),
            position: LogPosition(
                segment: SegmentName(year: year), line: line, offset: offset, sequence: range.size),
            range: range, statistics: statistics)
    }

    @Test("What was written reads back", arguments: [22, 23, 24, 25] as [UInt64])
    func roundTrip(seed: UInt64) throws {
        var random = RandomActivity(seed: seed)
        for activities in [1, 2, 3, 10, 100] {
            let snapshot = try snapshot(&random, activities: activities)
            let read = StatisticsSnapshot(bytes: snapshot.bytes)
            #expect(read == snapshot, "seed \(seed), \(activities) activities")
        }
    }

    @Test("A snapshot without activities reads back, too")
    func empty() throws {
        var random = RandomActivity(seed: 26)
        let snapshot = try snapshot(&random, activities: 0)
        #expect(StatisticsSnapshot(bytes: snapshot.bytes) == snapshot)
    }

    @Test("Going on from what was read gives what was never written down", arguments: [27, 28] as [UInt64])
    func resumed(seed: UInt64) throws {
        var random = RandomActivity(seed: seed)
        for _ in 0..<10 {
            let snapshot = try snapshot(&random, activities: 20)
            var read = try #require(StatisticsSnapshot(bytes: snapshot.bytes))
            var statistics = try snapshot.statistics()
            var part = YearlyStatistics()
            for _ in 0..<20 {
                let activity = try random.activity()
                statistics.add(activity)
                part.add(activity)
            }
            try read.add(part.sections, snapshot.checkpoint, snapshot.position, snapshot.range)
            let whole = StatisticsSnapshot(
                checkpoint: snapshot.checkpoint, position: snapshot.position, range: snapshot.range,
                statistics: statistics)
            #expect(read == whole && read.bytes == whole.bytes, "seed \(seed)")
        }
    }

    @Test("Some years are what they are among all", arguments: [33] as [UInt64])
    func someYears(seed: UInt64) throws {
        var random = RandomActivity(seed: seed)
        let snapshot = try #require(StatisticsSnapshot(bytes: try snapshot(&random, activities: 50).bytes))
        let all = try snapshot.statistics()
        for year in all.years + [1, 9_999] {
            let one = try snapshot.statistics(of: [year])
            #expect(one.sections == all.sections.filter { $0.key == year }, "seed \(seed), \(year)")
        }
    }

    @Test("A byte changed is refused", arguments: [29, 30] as [UInt64])
    func changedByte(seed: UInt64) throws {
        var random = RandomActivity(seed: seed)
        let snapshot = try snapshot(&random, activities: 3)
        let bytes = snapshot.bytes
        for _ in 0..<600 {
            var changed = bytes
            let index = random.generator.below(bytes.count)
            // Digits most of the time: other bytes seldom leave a text that can be read.
            let byte =
                random.generator.oneIn(3) ? UInt8(random.generator.below(256)) : UInt8(48 + random.generator.below(10))
            if byte == bytes[index] { continue }
            changed[index] = byte
            expectRefusal(of: changed, "seed \(seed), byte \(index) is \(byte)")
        }
    }

    @Test("So is a byte added or taken away, and every beginning", arguments: [31] as [UInt64])
    func otherLength(seed: UInt64) throws {
        var random = RandomActivity(seed: seed)
        let snapshot = try snapshot(&random, activities: 3)
        let bytes = snapshot.bytes
        for _ in 0..<300 {
            var changed = bytes
            let index = random.generator.below(bytes.count)
            changed.remove(at: index)
            expectRefusal(of: changed, "seed \(seed), without byte \(index)")
            changed = bytes
            changed.insert(UInt8(32 + random.generator.below(95)), at: index)
            expectRefusal(of: changed, "seed \(seed), a byte before \(index)")
            #expect(StatisticsSnapshot(bytes: Array(bytes[..<index])) == nil, "seed \(seed), \(index) bytes")
        }
    }

    private func expectRefusal(of changed: [UInt8], _ comment: Comment) {
        #expect(StatisticsSnapshot(bytes: changed) == nil, comment)
    }

    @Test("Whoever changes it and makes the digest anew gets no more out of it than other figures")
    func forged() throws {
        for seed in 40..<60 as Range<UInt64> {
            var random = RandomActivity(seed: seed)
            let bytes = try snapshot(&random, activities: 3).bytes
            let count = try SnapshotDigest.check(bytes)
            for _ in 0..<200 {
                var lines = Array(bytes[..<count])
                let index = random.generator.below(count)
                switch random.generator.below(3) {
                case 0: lines[index] = UInt8(random.generator.below(256))
                case 1: lines.remove(at: index)
                default: lines.insert(UInt8(48 + random.generator.below(10)), at: index)
                }
                // Read to the last member, and gone on from: an error, or figures, but no trap.
                guard var read = StatisticsSnapshot(bytes: lines + SnapshotDigest.end(behind: lines)),
                    let statistics = try? read.statistics()
                else { continue }
                try read.add(statistics.sections, read.checkpoint, read.position, read.range)
                #expect(StatisticsSnapshot(bytes: read.bytes) != nil, "seed \(seed), byte \(index)")
            }
        }
    }

    @Test(
        "A file that says the same in another way is refused",
        arguments: [
            ("another version", "\"version\": 2", "\"version\": 1"),
            ("another projection", "\"yearly-statistics\"", "\"yearly-figures\""),
            ("a blank more", "\"version\": 2", "\"version\":  2"),
            ("a number spelt otherwise", "\"version\": 2", "\"version\": 2.0"),
            ("a member more", "\"version\": 2", "\"version\": 2,\n  \"extra\": null"),
            ("an escape that is not needed", "\"version\"", "\"versio\\u006e\""),
            ("no resume", "\"resume\"", "\"resumed\""),
            ("CRLF", "\n", "\r\n"),
            ("another frontier", "\"frontier\": [", "\"frontier\": [null, "),
            ("a negative size", "\"size\": 3", "\"size\": -3"),
            ("a huge size", "\"size\": 3", "\"size\": 9007199254740993"),
            ("a segment of another name", ".jsonl\"", ".json\""),
            ("a year that is a text", "\"year\": ", "\"year\": \"2020\", \"was\": "),
        ])
    func otherSpelling(kind: String, old: String, new: String) throws {
        var random = RandomActivity(seed: 32)
        let bytes = try snapshot(&random, activities: 3).bytes
        let text = String(decoding: bytes[..<(try SnapshotDigest.check(bytes))], as: UTF8.self)
        let parts = text.components(separatedBy: old)
        #expect(parts.count > 1, "\(kind): there is nothing to change")
        // With the digest that it would have.
        let changed = Array(parts.joined(separator: new).utf8)
        #expect(
            (try? StatisticsSnapshot(bytes: changed + SnapshotDigest.end(behind: changed))?.statistics()) == nil,
            "\(kind)")
    }

    @Test("What is no snapshot is refused", arguments: ["", "{}\n", "[]", "null", "{\"years\": []}\n", "\0"])
    func nonsense(text: String) {
        #expect(StatisticsSnapshot(bytes: Array(text.utf8)) == nil)
    }

    @Test("Years ascend and each number carries its parts by precision")
    func text() throws {
        var statistics = YearlyStatistics()
        for (date, precision) in [("2021", "about"), ("2020", "atLeast"), ("2021", "atLeast")] {
            statistics.add(
                try Activity(
                    type: .meetingHeld,
                    data: JSONObject([
                        "date": .string(date), "mode": .string("online"), "count": .integer(2),
                        "countPrecision": .string(precision),
                    ])))
        }
        let snapshot = StatisticsSnapshot(
            checkpoint: Checkpoint(origin: "o", size: 0, rootHash: .emptyTree),
            position: LogPosition(segment: SegmentName(year: 2026), line: 0, offset: 0, sequence: 0),
            range: CompactRange(), statistics: statistics)
        let text = String(decoding: snapshot.bytes, as: UTF8.self)
        let total = #""total": {"count": 4, "precision": "about", "parts": 2, "aboutParts": 1, "atLeastParts": 1}"#
        #expect(text.contains(total))
        let years = try JSONValue(parsing: snapshot.bytes).object?["years"]?.array
        #expect(years?.map { $0.object?["year"] } == [.integer(2020), .integer(2021)])
    }

    @Test("It has the shape of the statistics in JSON, with more to each number", arguments: [34, 35] as [UInt64])
    func shape(seed: UInt64) throws {
        var random = RandomActivity(seed: seed)
        let snapshot = try snapshot(&random, activities: 60)
        let written = try #require(try JSONValue(parsing: snapshot.bytes).object)
        let printed = try snapshot.statistics().json(of: snapshot.checkpoint)
        #expect(written["ledger"] == printed["ledger"])
        #expect(try withoutParts(#require(written["years"])) == printed["years"])
    }

    /// The value without what a snapshot says besides.
    private func withoutParts(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements): return .array(elements.map(withoutParts))
        case .object(let object):
            var rest = JSONObject()
            for member in object.members where !["parts", "aboutParts", "atLeastParts"].contains(member.name) {
                rest[member.name] = withoutParts(member.value)
            }
            return .object(rest)
        default: return value
        }
    }
}
