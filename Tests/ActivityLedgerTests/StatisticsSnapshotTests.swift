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

    /// The lines above the last.
    private func lines(of snapshot: StatisticsSnapshot) -> [UInt8] {
        snapshot.bytes.dropLast(StatisticsSnapshot.lastLine(behind: []).count)
    }

    /// What is read of lines, with the digest that they would have.
    private func read(forged lines: [UInt8]) -> StatisticsSnapshot? {
        StatisticsSnapshot(bytes: lines + StatisticsSnapshot.lastLine(behind: lines[...]))
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
            read.update(part.years, from: statistics, snapshot.checkpoint, snapshot.position, snapshot.range)
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
            let original = lines(of: try snapshot(&random, activities: 3))
            for _ in 0..<200 {
                var lines = original
                let index = random.generator.below(lines.count)
                switch random.generator.below(3) {
                case 0: lines[index] = UInt8(random.generator.below(256))
                case 1: lines.remove(at: index)
                default: lines.insert(UInt8(48 + random.generator.below(10)), at: index)
                }
                // Read to the last member, and gone on from: an error, or figures, but no trap.
                guard var read = self.read(forged: lines), var statistics = try? read.statistics() else { continue }
                #expect(self.lines(of: read) == lines, "seed \(seed), byte \(index)")
                let sections = statistics.sections
                statistics.addSections(sections)
                read.update(statistics.years, from: statistics, read.checkpoint, read.position, read.range)
                #expect(StatisticsSnapshot(bytes: read.bytes) != nil, "seed \(seed), byte \(index)")
            }
        }
    }

    @Test(
        "A file that says the same in another way is refused",
        arguments: [
            ("another version", #""version":3"#, #""version":2"#),
            ("another projection", #""yearly-statistics""#, #""yearly-figures""#),
            ("a blank more", #""version":3"#, #""version": 3"#),
            ("a number spelt otherwise", #""version":3"#, #""version":3.0"#),
            ("a member more", #""version":3"#, #""version":3,"extra":null"#),
            ("a member more in a year", #","year":"#, #","xtra":null,"year":"#),
            ("members in another order", #"{"count":0,"parts":0"#, #"{"parts":0,"count":0"#),
            ("an escape that is not needed", #""version""#, #""versio\u006e""#),
            ("no resume", #""resume""#, #""resumed""#),
            ("CRLF", "\n", "\r\n"),
            ("an empty line more", "\n", "\n\n"),
            ("a last line without its end", "}\n", "}"),
            ("another number of years", #""years":"#, #""years":1"#),
            ("another frontier", #""frontier":["#, #""frontier":[null,"#),
            ("a negative size", #""size":3"#, #""size":-3"#),
            ("a huge size", #""size":3"#, #""size":9007199254740993"#),
            ("a negative offset", #""offset":"#, #""offset":-"#),
            ("a segment of another name", #".jsonl""#, #".json""#),
            ("a year that is a text", #","year":"#, #","year":"2020","yeas":"#),
            ("a year of five digits", #","year":"#, #","year":12345"#),
            ("a negative count", #""count":1"#, #""count":-1"#),
            ("a count out of range", #""count":1"#, #""count":1000000000000000"#),
            ("a count that is a text", #""count":1,"#, #""count":"1","#),
            ("a section less", #""agreementsSigned":"#, #""agreements":"#),
            ("another precision", #""precision":"exact""#, #""precision":"about""#),
        ])
    func otherSpelling(kind: String, old: String, new: String) throws {
        var random = RandomActivity(seed: 32)
        let text = String(decoding: lines(of: try snapshot(&random, activities: 3)), as: UTF8.self)
        let parts = text.components(separatedBy: old)
        #expect(parts.count > 1, "\(kind): there is nothing to change")
        let changed = Array(parts.joined(separator: new).utf8)
        #expect((try? read(forged: changed)?.statistics()) == nil, "\(kind)")
    }

    @Test("Years, rows and what they say have one order, and one place each")
    func order() throws {
        var statistics = YearlyStatistics()
        for (date, country) in [("2020", "JP"), ("2020", "US"), ("2021", "JP")] {
            statistics.add(
                try Activity(
                    type: .agreementSigned,
                    data: JSONObject([
                        "date": .string(date), "partner": .string("P"), "country": .string(country),
                        "subject": .string("S"),
                    ])))
        }
        let snapshot = snapshot(of: statistics)
        let text = String(decoding: lines(of: snapshot), as: UTF8.self)
        #expect(try read(forged: Array(text.utf8))?.statistics() == statistics)
        let swapped = text.replacing("JP", with: "XX", maxReplacements: 1).replacing("US", with: "JP")
            .replacing("XX", with: "US")
        #expect((try? read(forged: Array(swapped.utf8))?.statistics()) == nil)
        let doubled = text.replacing("US", with: "JP")
        #expect((try? read(forged: Array(doubled.utf8))?.statistics()) == nil)
        let years = text.split(separator: "\n")
        #expect(read(forged: Array([years[0], years[2], years[1], ""].joined(separator: "\n").utf8)) == nil)
        #expect(read(forged: Array([years[0], years[1], years[1], ""].joined(separator: "\n").utf8)) == nil)
    }

    @Test("Only the years that are asked for are parsed")
    func lazily() throws {
        var random = RandomActivity(seed: 36)
        let snapshot = try snapshot(&random, activities: 50)
        let wanted = try #require(snapshot.years.last?.year)
        let lines = lines(of: snapshot).split(separator: UInt8(ascii: "\n"))
        // No JSON, but for the year at the end.
        let broken = lines[1..<(lines.count - 1)].map { [UInt8(ascii: "{")] + $0 }
        let text = ([Array(lines[0])] + broken + [Array(lines[lines.count - 1]), []]).joined(separator: "\n".utf8)
        let read = try #require(self.read(forged: Array(text)))
        #expect(try read.statistics(of: [wanted]) == snapshot.statistics(of: [wanted]))
        #expect((try? read.statistics()) == nil)
    }

    @Test("A year is found in its line wherever it is")
    func place() {
        for text in [#"{"visits":{},"year":2020}"#, #"{"year":2020,"youth":{"count":1}}"#] {
            #expect(SnapshotYear(line: Array(text.utf8)[...])?.year == 2020)
        }
        for text in ["", "{}", #"{"year":"2020"}"#, #"{"a":1,"year":}"#, #"{"a":1,"year":-1}"#, #"{"year":1e9,"z":1}"#]
        {
            #expect(SnapshotYear(line: Array(text.utf8)[...]) == nil, "\(text)")
        }
    }

    @Test("What is no snapshot is refused", arguments: ["", "{}\n", "[]", "null", "{\"years\": []}\n", "\0", "\n"])
    func nonsense(text: String) {
        #expect(StatisticsSnapshot(bytes: Array(text.utf8)) == nil)
        #expect(read(forged: Array(text.utf8)) == nil)
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
        let text = String(decoding: snapshot(of: statistics).bytes, as: UTF8.self)
        let total = #""total":{"aboutParts":1,"atLeastParts":1,"count":4,"parts":2,"precision":"about"}"#
        #expect(text.contains(total))
        let lines = text.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[1].hasSuffix(#","year":2020}"#) && lines[2].hasSuffix(#","year":2021}"#))
    }

    private func snapshot(of statistics: YearlyStatistics) -> StatisticsSnapshot {
        StatisticsSnapshot(
            checkpoint: Checkpoint(origin: "o", size: 0, rootHash: .emptyTree),
            position: LogPosition(segment: SegmentName(year: 2026), line: 0, offset: 0, sequence: 0),
            range: CompactRange(), statistics: statistics)
    }

    @Test("It has the shape of the statistics in JSON, with more to each number", arguments: [34, 35] as [UInt64])
    func shape(seed: UInt64) throws {
        var random = RandomActivity(seed: seed)
        let snapshot = try snapshot(&random, activities: 60)
        let written = try lines(of: snapshot).split(separator: UInt8(ascii: "\n")).map {
            try JSONValue(parsing: Array($0))
        }
        let printed = try snapshot.statistics().json(of: snapshot.checkpoint)
        #expect(written[0].object?["ledger"] == printed["ledger"])
        #expect(JSONValue.array(written.dropFirst().map(withoutParts)) == printed["years"])
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
