import Testing

/// What must not grow with the log, and does not read it: held by ratio, on the same machine at the same moment. What
/// is measured is processor time, of which other work on the machine takes little away. `make bench` measures the rest.
@Suite struct CostTests {
    private static let entryCount = 200_000

    /// A ledger of a size, with statistics of so many entries in its snapshot.
    private func ledger(of count: Int) -> Sandbox {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/cost")
        var lines = ""
        for number in 0..<count {
            lines +=
                #"{"type":"MeetingHeld","id":"cost-\#(number)","data":{"date":"\#(2006 + number % 20)-06","event":"#
                + #""BIO \#(number % 7)","country":"US","mode":"online","purpose":"échanges de bonnes pratiques"}}"#
                + "\n"
        }
        sandbox.run("activity-ledger append", input: lines)
        sandbox.run("activity-ledger statistics")
        return sandbox
    }

    /// The least processor time of several runs, each after a preparation that is not counted.
    private func processorSeconds(
        _ command: String, in sandbox: Sandbox, after preparation: String = "true", runs: Int = 5
    ) -> Double {
        var least = Double.infinity
        for _ in 0..<runs {
            #expect(sandbox.run(preparation).exitCode == 0)
            let finished = sandbox.run(command)
            #expect(finished.exitCode == 0, "\(finished.diagnostics)")
            least = min(least, finished.processorSeconds)
        }
        return least
    }

    @Test func statisticsAfterOneMoreEntryCostAFractionOfAReplay() {
        let ledger = ledger(of: Self.entryCount)
        let replay = processorSeconds("activity-ledger statistics --rebuild", in: ledger)
        let resumption = processorSeconds(
            "activity-ledger statistics", in: ledger, after: "activity-ledger record \(meeting)")
        #expect(resumption < replay / 2, "\(resumption) s after one more entry, \(replay) s from zero")
    }

    @Test func recordingCostsTheSameInAnEmptyLedgerAndInALargeOne() {
        let (small, large) = (ledger(of: 1), ledger(of: Self.entryCount))
        let record = "activity-ledger record \(meeting)"
        let (few, many) = (processorSeconds(record, in: small), processorSeconds(record, in: large))
        #expect(many < 2 * few, "\(many) s in a ledger of \(Self.entryCount) entries, \(few) s in an empty one")
    }

    @Test func lookingForAnIDCostsTheSameInAnEmptyLedgerAndInALargeOne() {
        let (small, large) = (ledger(of: 1), ledger(of: Self.entryCount))
        // The first time the index is made.
        for sandbox in [small, large] { sandbox.run("activity-ledger record \(meeting) --id first") }
        for command in ["record \(meeting) --id new-$$", "record \(meeting) --id first"] {
            let (few, many) = (
                processorSeconds("activity-ledger \(command)", in: small),
                processorSeconds("activity-ledger \(command)", in: large)
            )
            #expect(many < 3 * few, "\(command): \(many) s in a large ledger, \(few) s in an empty one")
        }
    }

    /// The fast ways are several times within these bounds, the slow ones several times beyond: what is caught is that
    /// somebody's change made every line take the slow one.
    @Test func readingAllOfTheLogCostsNoMoreThanAFewTimesItsHash() {
        let ledger = ledger(of: Self.entryCount)
        // Ten times, so that starting the program does not count.
        let segments = String(repeating: " events/2*.jsonl", count: 10)
        let hash = processorSeconds("openssl dgst -sha256\(segments)", in: ledger) / 10
        let empty = processorSeconds("activity-ledger --version", in: ledger)
        for command in ["verify", "statistics --rebuild"] {
            let seconds = processorSeconds("activity-ledger \(command)", in: ledger) - empty
            #expect(seconds < 12 * hash, "\(command): \(seconds) s, \(hash) s for the hash of the file")
        }
    }

    private let meeting = "MeetingHeld --date 2020-06 --event 'BIO 1' --mode online --country US"
}
