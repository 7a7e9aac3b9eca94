import Testing

/// A disk without room.
@Suite struct FullDiskTests {
    @Test(.enabled(if: Privileges.canMount, "needs the right to mount a small file system"))
    func aFullDiskLosesNothingAndSaysSo() {
        let sandbox = Sandbox()
        sandbox.run("mkdir disk && mount -t tmpfs -o size=256k none disk")
        defer { sandbox.run("umount disk") }
        sandbox.run("activity-ledger init --ledger disk/l --origin example.org/full")
        let fill = sandbox.run(
            """
            while :; do
              activity-ledger record MeetingHeld --date 2020 --mode online --ledger disk/l \
                --note "$(head -c 9000 /dev/zero | tr '\\0' n)" || { echo "exit $?" >&2; break; }
            done
            """)
        #expect(fill.diagnostics.contains("No space left on device"))
        #expect(fill.diagnostics.contains("make room on the disk"))
        #expect(fill.diagnostics.contains("exit 74"))
        let receipts = fill.output.split(separator: "\n").count
        #expect(sandbox.run("activity-ledger audit --ledger disk/l --format csv | wc -l").output == "\(receipts + 2)\n")

        // With room again, the ledger goes on where it was.
        sandbox.run("mount -o remount,size=1m disk")
        #expect(
            sandbox.run("activity-ledger record MeetingHeld --date 2020 --mode online --ledger disk/l").exitCode == 0)
        #expect(sandbox.run("activity-ledger audit --ledger disk/l --format csv | wc -l").output == "\(receipts + 3)\n")
    }

    @Test func aLimitOnFileSizeIsAnErrorAndNotTheEnd() {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/limit")
        // ulimit -f counts 512-byte blocks in POSIX shells.
        let refused = sandbox.run(
            """
            ulimit -f 8; activity-ledger record MeetingHeld --date 2020 --mode online \
              --note "$(head -c 9000 /dev/zero | tr '\\0' n)"
            """)
        #expect(refused.exitCode == 74)
        #expect(refused.diagnostics.contains("File too large"))
        #expect(sandbox.run("cat events/*.jsonl | wc -l").output == "1\n")
        #expect(sandbox.run("activity-ledger record MeetingHeld --date 2020 --mode online").exitCode == 0)
    }
}
