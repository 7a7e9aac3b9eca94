import Testing

/// Input of any size is answered in 64 MB of memory. The system enforces it: RLIMIT_DATA counts every private writable
/// page (setrlimit(2)), and an allocation beyond it fails.
@Suite struct MemoryTests {
    private let limit = "ulimit -d 65536;"

    @Test(arguments: ["append", "canonicalize"])
    func aGigabyteWithoutALineFeedIsRefusedInLittleMemory(_ command: String) {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/memory")
        let finished = sandbox.run("\(limit) head -c 1000000000 /dev/zero | tr '\\0' a | activity-ledger \(command)")
        #expect(finished.exitCode == 65)
        #expect(finished.diagnostics.contains("longer than 1048576 bytes"))
    }

    @Test func aLargeLedgerIsReadInLittleMemory() {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/memory")
        let line =
            #"{"type":"MeetingHeld","data":{"date":"2020","mode":"online","note":"\#(String(repeating: "n", count: 9_000))"}}"#
        for _ in 0..<10 { sandbox.run("activity-ledger append", input: String(repeating: line + "\n", count: 1_000)) }
        let commands = [
            "statistics --rebuild", "audit", "audit --format json", "audit --summary", "entries",
            "entries --format cloudevents-batch --country FR", "entries --format cloudevents-batch", "verify",
            "record ProgrammeSelected --date 2020 --programme X --id x", "retract 5000 --reason r",
        ]
        for command in commands {
            let finished = sandbox.run("\(limit) activity-ledger \(command) > /dev/null")
            #expect(finished.exitCode == 0, "\(finished.diagnostics)")
        }
    }

    /// Sixty megabytes of lines without ids, from a program that does not keep them either.
    private static let largeBatch =
        #"yes '{"type":"MeetingHeld","data":{"date":"2020","mode":"online","note":"\#(String(repeating: "n", count: 300))"}}'"#
        + " | head -n 160000"

    @Test func aBatchLargerThanTheMemoryIsRecordedAllOfItOrNothing() {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/memory")
        let refused = sandbox.run("{ \(Self.largeBatch); echo '{}'; } | (\(limit) activity-ledger append)")
        #expect(refused.exitCode == 65 && refused.diagnostics.contains("line 160001"), "\(refused.diagnostics)")
        #expect(sandbox.run("cat events/2*.jsonl | wc -l").output == "1\n")

        let homeless = sandbox.run("\(Self.largeBatch) | TMPDIR=/nowhere activity-ledger append")
        #expect(homeless.exitCode == 74, "\(homeless.diagnostics)")
        #expect(homeless.diagnostics.contains("too large for memory") && homeless.diagnostics.contains("TMPDIR"))
        #expect(homeless.diagnostics.contains("nothing was recorded"))

        let finished = sandbox.run("\(Self.largeBatch) | (\(limit) activity-ledger append)")
        #expect(finished.exitCode == 0 && finished.output.contains("\"appended\":160000"), "\(finished.diagnostics)")
        #expect(sandbox.run("\(limit) activity-ledger verify").exitCode == 0)
    }

    @Test func theLimitIsEnforced() {
        let finished = Sandbox().run("\(limit) head -c 100000000 /dev/zero | tail -n 1 > /dev/null")
        #expect(finished.exitCode != 0, "tail has to keep the whole of a line, which must not work here")
    }
}
