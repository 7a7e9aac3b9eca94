import CanonicalJSON
import Testing

/// Many processes, one log.
@Suite struct ConcurrencyTests {
    @Test func twoHundredAppendsByEightProcessesGiveTwoHundredGaplessSequences() throws {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/concurrency")
        let writers = (1...8).map { writer in
            Child(
                """
                for n in $(seq 25); do
                  activity-ledger record MeetingHeld --date 2020 --mode online --id w\(writer)-$n --wait 600 || exit $?
                done
                """, in: sandbox, label: "writer-\(writer)")
        }
        let finished = writers.map { $0.finish() }
        for writer in finished { #expect(writer.exitCode == 0, "\(writer.diagnostics)") }

        let receipts = try finished.flatMap { try lines($0.output) }
        let receiptSequences = receipts.compactMap { $0["firstSequence"]?.integer }
        #expect(receiptSequences.sorted() == Array(1...200))

        let entries = try lines(sandbox.run("cat events/*.jsonl").output)
        #expect(entries.compactMap { $0["sequence"]?.string.flatMap { Int($0) } } == Array(0...200))
        #expect(Set(entries.compactMap { $0["id"]?.string }).count == 201)
        let statistics = sandbox.run("activity-ledger statistics --format csv").output
        #expect(statistics.contains("2020,meetings.total,,200,exact\n"))
    }

    @Test func eightWritersAreAsFastAsOneAndNoneStarves() {
        // The machine may be busy with something else; what holds in one round of three is within reach.
        let rounds = (1...3).lazy.map { _ in Self.race(entriesEach: 20) }
        var seen: [Race] = []
        for race in rounds {
            seen.append(race)
            if race.speedRatio >= 0.8, race.leastShare >= 0.4 { return }
        }
        Issue.record("\(seen)")
    }

    private struct Race {
        /// Entries a second of eight writers, as a multiple of what one alone reaches.
        var speedRatio: Double
        /// How much the slowest had of its entries recorded when the fastest had all.
        var leastShare: Double
    }

    private static func race(entriesEach count: Int) -> Race {
        let sandbox = Sandbox()
        func writer(_ name: String, _ count: Int) -> Child {
            Child(
                """
                for n in $(seq \(count)); do
                  activity-ledger record MeetingHeld --date 2020 --mode online --recorded-by \(name) --wait 600 || exit $?
                done
                """, in: sandbox, label: name)
        }
        func seconds(_ writers: () -> [Child]) -> Double {
            let start = ContinuousClock.now
            for finished in writers().map({ $0.finish() }) {
                #expect(finished.exitCode == 0, "\(finished.diagnostics)")
            }
            return (ContinuousClock.now - start) / .seconds(1)
        }
        sandbox.run("activity-ledger init --origin example.org/race")
        let alone = seconds { [writer("alone", 2 * count)] }
        let together = seconds { (1...8).map { writer("w\($0)", count) } }
        let recorders = sandbox.run("activity-ledger audit --format csv").output.split(separator: "\n")
            .compactMap { line in (1...8).first { line.contains("w\($0),") } }
        var recorded = [Int](repeating: 0, count: 9)
        for recorder in recorders where recorded.max() != count { recorded[recorder] += 1 }
        #expect(recorders.count == 8 * count)
        return Race(
            speedRatio: (8 / together) / (2 / alone), leastShare: Double(recorded[1...].min() ?? 0) / Double(count))
    }

    @Test func aWriterWaitsForAnotherAndGivesUpWhenTheTimeIsOver() {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/lock")
        let record = "activity-ledger record MeetingHeld --date 2020 --mode online"
        let busy = sandbox.run("flock events \(record) --wait 0")
        #expect(busy.exitCode == 75)
        #expect(busy.diagnostics.contains("another process is writing to the ledger"))
        #expect(busy.output.isEmpty)
        #expect(sandbox.run("cat events/*.jsonl | wc -l").output == "1\n")
        // The same lock, free again.
        #expect(sandbox.run("\(record) --wait 0").exitCode == 0)
    }

    @Test func ofTwoWhoOpenALedgerAtOnceOneSucceeds() {
        let sandbox = Sandbox()
        let openers = (1...8).map {
            Child("activity-ledger init --origin example.org/race", in: sandbox, label: "opener-\($0)")
        }
        let exitCodes = openers.map { $0.finish().exitCode }.sorted()
        #expect(exitCodes == [0, 73, 73, 73, 73, 73, 73, 73])
        #expect(sandbox.run("cat events/*.jsonl | wc -l; ls").output == "1\nevents\nsnapshots\n")
    }

    @Test func statisticsAtTheSameTimeAsAppendsDoNoHarm() {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/readers")
        let writer = Child(
            "for n in $(seq 40); do activity-ledger record ProgrammeSelected --date 2020 --programme X || exit; done",
            in: sandbox, label: "writer")
        let readers = (1...6).map {
            Child("for n in $(seq 25); do activity-ledger statistics || exit; done", in: sandbox, label: "reader-\($0)")
        }
        #expect(writer.finish().exitCode == 0)
        for reader in readers {
            let finished = reader.finish()
            #expect(finished.exitCode == 0, "\(finished.diagnostics)")
        }
        #expect(sandbox.run("activity-ledger statistics | grep Programmes").output.hasSuffix(" 40\n"))
        #expect(
            sandbox.run("activity-ledger verify; ls snapshots").output.hasSuffix(
                "verified\nmerkle-frontier\nyearly-statistics.jsonl\n"))
    }

    private func lines(_ text: String) throws -> [JSONObject] {
        try text.split(separator: "\n").map { try #require(try JSONValue(parsing: Array($0.utf8)).object) }
    }
}
