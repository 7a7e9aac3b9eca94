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
            let read = StatisticsSnapshot(text: Array(snapshot.text.utf8))
            #expect(read == snapshot, "seed \(seed), \(activities) activities")
        }
    }

    @Test("A snapshot without activities reads back, too")
    func empty() throws {
        var random = RandomActivity(seed: 26)
        let snapshot = try snapshot(&random, activities: 0)
        #expect(StatisticsSnapshot(text: Array(snapshot.text.utf8)) == snapshot)
    }

    @Test("Going on from what was read gives what going on would have given", arguments: [27, 28] as [UInt64])
    func resumed(seed: UInt64) throws {
        var random = RandomActivity(seed: seed)
        for _ in 0..<10 {
            var snapshot = try snapshot(&random, activities: 20)
            var read = try #require(StatisticsSnapshot(text: Array(snapshot.text.utf8)))
            for _ in 0..<20 {
                let activity = try random.activity()
                snapshot.statistics.add(activity)
                read.statistics.add(activity)
            }
            #expect(read == snapshot, "seed \(seed)")
            #expect(read.text == snapshot.text, "seed \(seed)")
        }
    }

    @Test(
        "A byte changed is refused, or gives other contents, written as exactly these bytes",
        arguments: [29, 30] as [UInt64])
    func changedByte(seed: UInt64) throws {
        var random = RandomActivity(seed: seed)
        let snapshot = try snapshot(&random, activities: 3)
        let bytes = Array(snapshot.text.utf8)
        for _ in 0..<600 {
            var changed = bytes
            let index = random.generator.below(bytes.count)
            // Digits most of the time: other bytes seldom leave a text that can be read.
            let byte =
                random.generator.oneIn(3) ? UInt8(random.generator.below(256)) : UInt8(48 + random.generator.below(10))
            if byte == bytes[index] { continue }
            changed[index] = byte
            expectSoundness(of: changed, snapshot, "seed \(seed), byte \(index) is \(byte)")
        }
    }

    @Test("So is a byte added or taken away, and every beginning", arguments: [31] as [UInt64])
    func otherLength(seed: UInt64) throws {
        var random = RandomActivity(seed: seed)
        let snapshot = try snapshot(&random, activities: 3)
        let bytes = Array(snapshot.text.utf8)
        for _ in 0..<300 {
            var changed = bytes
            let index = random.generator.below(bytes.count)
            changed.remove(at: index)
            expectSoundness(of: changed, snapshot, "seed \(seed), without byte \(index)")
            changed = bytes
            changed.insert(UInt8(32 + random.generator.below(95)), at: index)
            expectSoundness(of: changed, snapshot, "seed \(seed), a byte before \(index)")
            #expect(StatisticsSnapshot(text: Array(bytes[..<index])) == nil, "seed \(seed), \(index) bytes")
        }
    }

    private func expectSoundness(of changed: [UInt8], _ original: StatisticsSnapshot, _ comment: Comment) {
        guard let read = StatisticsSnapshot(text: changed) else { return }
        #expect(read != original, comment)
        #expect(read.text.utf8.elementsEqual(changed), comment)
    }

    @Test(
        "A file that says the same in another way is refused",
        arguments: [
            ("another version", "\"version\": 1", "\"version\": 2"),
            ("another projection", "\"yearly-statistics\"", "\"yearly-figures\""),
            ("a blank more", "\"version\": 1", "\"version\":  1"),
            ("a number spelt otherwise", "\"version\": 1", "\"version\": 1.0"),
            ("a member more", "\"version\": 1", "\"version\": 1,\n  \"extra\": null"),
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
        let text = try snapshot(&random, activities: 3).text
        let parts = text.components(separatedBy: old)
        #expect(parts.count > 1, "\(kind): there is nothing to change")
        #expect(StatisticsSnapshot(text: Array(parts.joined(separator: new).utf8)) == nil, "\(kind)")
    }

    @Test("What is no snapshot is refused", arguments: ["", "{}\n", "[]", "null", "{\"years\": []}\n", "\0"])
    func nonsense(text: String) {
        #expect(StatisticsSnapshot(text: Array(text.utf8)) == nil)
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
        let years = statistics.yearsJSON { sum, _ in JSONObject(["parts": .integer(sum.parts)]) }.array ?? []
        #expect(years.map { $0.object?["year"] } == [.integer(2020), .integer(2021)])
        let snapshot = StatisticsSnapshot(
            checkpoint: Checkpoint(origin: "o", size: 0, rootHash: .emptyTree),
            position: LogPosition(segment: SegmentName(year: 2026), line: 0, offset: 0, sequence: 0),
            range: CompactRange(), statistics: statistics)
        let total = #""total": {"count": 4, "precision": "about", "parts": 2, "aboutParts": 1, "atLeastParts": 1}"#
        #expect(snapshot.text.contains(total))
    }
}
