import Testing

/// Input of any size is answered in little memory.
@Suite struct MemoryTests {
    static let limitKiB = 64 * 1024

    @Test(arguments: ["append", "canonicalize"])
    func aGigabyteWithoutALineFeedIsRefusedInLittleMemory(_ command: String) {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/memory")
        let finished = sandbox.run("head -c 1000000000 /dev/zero | tr '\\0' a | activity-ledger \(command)")
        #expect(finished.exitCode == 65)
        #expect(finished.diagnostics.contains("longer than 1048576 bytes"))
        #expect(finished.peakMemoryKiB < Self.limitKiB)
    }

    @Test func aLargeLedgerIsReadInLittleMemory() {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/memory")
        let line =
            #"{"type":"MeetingHeld","data":{"date":"2020","mode":"online","note":"\#(String(repeating: "n", count: 9_000))"}}"#
        for _ in 0..<10 { sandbox.run("activity-ledger append", input: String(repeating: line + "\n", count: 1_000)) }
        for command in ["statistics --rebuild", "audit", "audit --format json", "audit --summary"] {
            let finished = sandbox.run("activity-ledger \(command) > /dev/null")
            #expect(finished.exitCode == 0, "\(finished.diagnostics)")
            #expect(finished.peakMemoryKiB < Self.limitKiB, "\(command)")
        }
    }
}
