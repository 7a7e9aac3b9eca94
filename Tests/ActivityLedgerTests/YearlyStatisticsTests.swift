import CanonicalJSON
import EventLog
import Testing

@testable import ActivityLedger

@Suite("Yearly statistics")
struct YearlyStatisticsTests {
    private func statistics(_ activities: [(ActivityType, KeyValuePairs<String, JSONValue>)]) throws -> YearlyStatistics
    {
        var statistics = YearlyStatistics()
        for (type, data) in activities { statistics.add(try Activity(type: type, data: JSONObject(data))) }
        return statistics
    }

    private func section(_ name: String, of year: Int, in statistics: YearlyStatistics) throws -> SectionSums {
        try #require(statistics.sections(of: year).first { $0.definition.name == name })
    }

    @Test("An activity counts in the year its date begins in")
    func years() throws {
        let statistics = try statistics([
            (.certificationAwarded, ["date": .string("2021-12-30/2022-01-02")]),
            (.certificationAwarded, ["date": .string("2019~")]),
            (.certificationAwarded, ["date": .string("2019-05?")]),
        ])
        #expect(statistics.years == [2019, 2021])
        let figures = try section("certificationsAwarded", of: 2019, in: statistics).figures
        #expect(figures.total.tally == Tally(2))
        #expect(statistics.sections(of: 2020).isEmpty)
        #expect(YearlyStatistics().years.isEmpty)
    }

    @Test("Each type counts in its own section, and in no other", arguments: ActivityType.all.indices)
    func sections(index: Int) throws {
        var statistics = YearlyStatistics()
        let type = ActivityType.all[index]
        statistics.add(try Activity(type: type, data: ActivityValidationTests.minimum(of: type)))
        let counts = statistics.sections(of: 2020).map(\.figures.total.count)
        #expect(counts == ActivityType.all.indices.map { $0 == index ? 1 : 0 })
    }

    @Test("A meeting entry counts for as many meetings as it says, a visit for one")
    func counts() throws {
        let statistics = try statistics([
            (.meetingHeld, ["date": .string("2020"), "mode": .string("online"), "count": .integer(30)]),
            (.meetingHeld, ["date": .string("2020"), "mode": .string("online")]),
            (
                .meetingHeld,
                [
                    "date": .string("2020"), "mode": .string("inPerson"), "count": .integer(5),
                    "countPrecision": .string("atLeast"),
                ]
            ),
            (.visitMade, ["date": .string("2020"), "mode": .string("online"), "travellers": .integer(9)]),
        ])
        let meetings = try section("meetings", of: 2020, in: statistics).figures
        #expect(meetings.online.tally == Tally(31))
        #expect(meetings.inPerson.tally == Tally(5, .atLeast))
        #expect(meetings.total.tally == Tally(36, .atLeast))
        let visits = try section("visitsMade", of: 2020, in: statistics)
        #expect(visits.figures.total.tally == Tally(1))
        #expect(visits.tally(ofSum: 0) == Tally(9))
    }

    @Test(
        "A sum is at least what is stated when one visit states nothing, and unstated when none states anything",
        arguments: [
            ([3, 4], nil, Tally(7), false),
            ([3, nil], nil, Tally(3, .atLeast), false),
            ([nil, 4], "atLeast", Tally(4, .atLeast), false),
            ([3, nil], "about", Tally(3, .about), false),
            ([nil, nil], nil, Tally(0, .atLeast), true),
            ([], nil, Tally(0), false),
        ] as [([Int?], String?, Tally, Bool)])
    func unstated(visitors: [Int?], precision: String?, expected: Tally, isUnstated: Bool) throws {
        var statistics = YearlyStatistics()
        statistics.add(try Activity(type: .certificationAwarded, data: JSONObject(["date": .string("2020")])))
        for count in visitors {
            var data = JSONObject(["date": .string("2020"), "mode": .string("online")])
            data["visitors"] = count.map { .integer($0) }
            if count != nil { data["visitorsPrecision"] = precision.map { .string($0) } }
            statistics.add(try Activity(type: .visitReceived, data: data))
        }
        let visits = try section("visitsReceived", of: 2020, in: statistics)
        #expect(visits.tally(ofSum: 0) == expected)
        #expect(visits.isUnstated(sum: 0) == isUnstated)
    }

    @Test("Rows go by total, largest first, then by the name's bytes; those without a name come last")
    func rows() throws {
        func meeting(_ event: String?, _ count: Int) throws -> Activity {
            var data = JSONObject(["date": .string("2020"), "mode": .string("online"), "count": .integer(count)])
            data["event"] = event.map { .string($0) }
            return try Activity(type: .meetingHeld, data: data)
        }
        var statistics = YearlyStatistics()
        let meetings: [(String?, Int)] = [
            (nil, 100), ("z", 2), ("b", 1), ("Z", 2), ("\u{FB33}", 2), ("😀", 2), ("\u{E9}", 2), ("e\u{301}", 2),
            ("b", 4), ("a", 5), ("é and more", 1), ("null", 2),
        ]
        for (event, count) in meetings { statistics.add(try meeting(event, count)) }
        let rows = try section("meetings", of: 2020, in: statistics).rows(ofGrouping: 0)
        let expected: [String?] = [
            "a", "b", "Z", "e\u{301}", "null", "z", "\u{E9}", "\u{FB33}", "😀", "é and more", nil,
        ]
        #expect(rows.map { $0.name.map(ExactText.init) } == expected.map { $0.map(ExactText.init) })
        #expect(rows.map(\.figures.total.count) == [5, 5, 2, 2, 2, 2, 2, 2, 2, 1, 100])
    }

    @Test("Names that differ only in normalisation stay two")
    func normalisation() throws {
        let statistics = try statistics(
            ["\u{E9}", "e\u{301}", "\u{E9}"].map { event in
                (.meetingHeld, ["date": .string("2020"), "mode": .string("online"), "event": .string(event)])
            })
        let rows = try section("meetings", of: 2020, in: statistics).rows(ofGrouping: 0)
        #expect(rows.map(\.figures.total.count) == [2, 1])
        #expect(rows.map { $0.name.map { Array($0.utf8) } } == [[0xC3, 0xA9], [0x65, 0xCC, 0x81]])
    }

    @Test("The order in which activities come does not matter", arguments: [16, 17, 18] as [UInt64])
    func order(seed: UInt64) throws {
        var random = RandomActivity(seed: seed)
        let activities = try (0..<150).map { _ in try random.activity() }
        var (forth, shuffled) = (YearlyStatistics(), YearlyStatistics())
        for activity in activities { forth.add(activity) }
        for activity in activities.shuffled(using: &random.generator) { shuffled.add(activity) }
        #expect(forth == shuffled, "seed \(seed)")
        let bytes = [forth, shuffled].map { $0.yearsJSON().indented() }
        #expect(bytes[0] == bytes[1], "seed \(seed)")
    }

    @Test("Modes and rows add up to the total, and every activity is in it", arguments: [19, 20, 21] as [UInt64])
    func conservation(seed: UInt64) throws {
        var random = RandomActivity(seed: seed)
        var statistics = YearlyStatistics()
        let activities = try (0..<150).map { _ in try random.activity() }
        for activity in activities { statistics.add(activity) }
        for year in statistics.years {
            for section in statistics.sections(of: year) {
                let figures = section.figures
                var byMode = figures.inPerson
                byMode += figures.online
                if section.definition.isSplitByMode { #expect(byMode == figures.total, "seed \(seed)") }
                for index in section.definition.groupings.indices {
                    let byRow = section.rows(ofGrouping: index).reduce(into: TallySum()) { $0 += $1.figures.total }
                    #expect(byRow == figures.total, "seed \(seed), \(section.definition.name)")
                }
            }
        }
        let parts = statistics.years.flatMap { statistics.sections(of: $0) }.map(\.figures.total.parts).reduce(0, +)
        #expect(parts == activities.count, "seed \(seed)")
    }

    private let noEntries = RandomHistory(seed: 0, count: 1)

    private func entry(_ type: String, _ data: JSONObject) -> Entry {
        Entry(
            id: "1", source: "example.org", sequence: 7, recordedTime: RecordedTime(milliseconds: 0),
            recorder: Recorder(identity: "office", kind: .user, account: "office"), type: type, data: data)
    }

    @Test("An entry counts as its activity does; the one that opens the ledger counts for nothing")
    func entries() throws {
        var statistics = YearlyStatistics()
        try statistics.add(entry("LedgerOpened", JSONObject(["origin": .string("example.org")])), noEntries)
        #expect(statistics == YearlyStatistics())
        let data = JSONObject(["certification": .string("C"), "date": .string("2020")])
        try statistics.add(entry("CertificationAwarded", data), noEntries)
        #expect(statistics.years == [2020])
    }

    @Test(
        "An entry of an unknown type, or with data that breaks its rules, is damage",
        arguments: ["Party", "MeetingHeld"])
    func damage(type: String) {
        var statistics = YearlyStatistics()
        let error = #expect(throws: LogError.self) {
            try statistics.add(entry(type, JSONObject(["date": .string("soon")])), noEntries)
        }
        #expect(error?.code == .damaged)
        #expect(error?.message.contains("entry 7") == true)
        #expect(statistics == YearlyStatistics())
    }
}
