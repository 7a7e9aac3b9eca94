import ActivityLedger
import SimulatedFileSystem
import Testing

/// What stands between a program that embeds a ledger and what the ledger could not read again.
@Suite struct FrontDoorTests {
    private let recorder = Recorder(identity: "office", kind: .user, account: "office")

    private func openedLedger() throws -> Ledger {
        let ledger = Ledger(
            directory: "l", environment: LogEnvironment(fileSystem: SimulatedDisk(), clock: FixedClock()))
        try ledger.open(origin: "example.org/door", by: recorder)
        return ledger
    }

    private func meeting(_ date: String, id: String? = nil) throws -> ProposedEntry {
        try ProposedEntry(
            .meetingHeld, id: id, ["date": .text(date), "mode": .mode(.online), "count": .count(3, .about)])
    }

    @Test func membersBecomeTheDataThatTheJSONHas() throws {
        let entry = try ProposedEntry(
            .meetingHeld,
            [
                "date": .date(ActivityDate("2020-01")), "mode": .mode(.inPerson), "partners": ["Leaf", "Tree"],
                "event": "BIO \(1)", "count": .count(30, .about),
            ])
        #expect(
            JSONValue.object(entry.data).canonicalBytes
                == Array(
                    #"{"count":30,"countPrecision":"about","date":"2020-01","event":"BIO 1","mode":"inPerson","partners":["Leaf","Tree"]}"#
                        .utf8))
        #expect(
            try ProposedEntry(
                .visitMade,
                [
                    "date": "2020", "host": "h", "country": "FR", "mode": .mode(.online), "travellers": 2,
                ]
            ).data["travellers"] == .integer(2))
    }

    @Test func whatBreaksTheRulesIsNeverRecorded() throws {
        let error = #expect(throws: ActivityError.self) {
            try ProposedEntry(.agreementSigned, ["date": "2020", "partnr": "x\n", "country": "UK"])
        }
        #expect(error?.problems.map(\.member) == ["partnr", "country", "partner"])
        let ledger = try openedLedger()
        // Put together past the checks, too.
        for (type, data) in [("MeetingHeld", #"{"date":"2020"}"#), ("Nonsense", "{}"), ("LedgerOpened", "{}")] {
            let object = try #require(try JSONValue(parsing: Array(data.utf8)).object)
            let batch = [try meeting("2020"), ProposedEntry(type: type, data: object)]
            let error = #expect(throws: ActivityError.self) { try ledger.append(batch, by: recorder) }
            #expect(error?.batchIndex == 1 && error?.problems.isEmpty == false)
        }
        #expect(try ledger.view().size == 1)
    }

    @Test(arguments: [("", "a"), ("r", ""), ("r\n", "a"), ("r", "a\u{85}")])
    func recordersThatCouldNotBeReadAgainAreRefused(_ identity: String, _ account: String) throws {
        let ledger = try openedLedger()
        let recorder = Recorder(identity: identity, kind: .user, account: account)
        #expect(throws: ValueError.self) { try ledger.append([try meeting("2020")], by: recorder) }
        #expect(throws: ValueError.self) {
            try ledger.append(
                [try meeting("2020")], by: self.recorder, options: AppendOptions(correlationID: identity + "\n"))
        }
        #expect(throws: ValueError.self) {
            try Ledger(directory: "m", environment: LogEnvironment(fileSystem: SimulatedDisk()))
                .open(origin: "example.org/door", by: recorder)
        }
        #expect(try ledger.view().size == 1)
    }

    @Test func aLedgerIsOpenedOnceAndOnlyUnderItsName() throws {
        let ledger = try openedLedger()
        #expect(try ledger.openIfMissing(origin: "example.org/door", by: recorder) == nil)
        #expect(throws: ValueError.self) { try ledger.openIfMissing(origin: "example.org/other", by: recorder) }
        let other = Ledger(directory: "m", environment: LogEnvironment(fileSystem: SimulatedDisk()))
        #expect(try other.openIfMissing(origin: "example.org/other", by: recorder)?.checkpoint.size == 1)
        #expect(try other.view().checkpoint.origin == "example.org/other")
    }

    @Test func activitiesAreReadAsTheyCountAndEntriesAsTheyWereRecorded() throws {
        let ledger = try openedLedger()
        try ledger.append([try meeting("2020"), try meeting("2021"), try meeting("2022")], by: recorder)
        try ledger.correct(1, reason: "better known", by: recorder) { _, data in
            var data = data
            data["date"] = .string("2019")
            return data
        }
        try ledger.append([Amendment(of: 2, reason: "did not happen", data: nil).proposal()], by: recorder)
        func years(asOf moment: AsOf? = nil) throws -> [Int] {
            var years: [Int] = []
            try ledger.replayActivities(asOf: moment) { activity, _ in years.append(activity.date.year) }
            return years
        }
        #expect(try years() == [2019, 2022])
        #expect(try years(asOf: .size(4)) == [2020, 2021, 2022])
        #expect(try years(asOf: .size(5)) == [2019, 2021, 2022])
        var sequences: [Int] = []
        try ledger.replay { sequences.append($0.sequence) }
        #expect(sequences == Array(0..<6))
        #expect(try ledger.project(YearlyStatistics.self).years == [2019, 2022])
        #expect(try ledger.project(YearlyStatistics.self, asOf: .size(2)).years == [2020])
    }
}
