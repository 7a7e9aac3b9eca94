import Foundation
import Testing

/// What the system refuses, as a user without rights meets it.
@Suite(.enabled(if: Privileges.canBecomeNobody, "needs root and setpriv, to run the command as another user"))
struct PermissionTests {
    private let asNobody = "setpriv --reuid=65534 --regid=65534 --clear-groups"

    @Test func nothingIsWrittenWithoutTheRightToAndTheExitCodeSaysSo() {
        let sandbox = Sandbox()
        sandbox.run(
            "activity-ledger init --ledger l --origin example.org/permission && chmod 755 l/events && chmod 644 l/events/*"
        )
        let record = "activity-ledger record MeetingHeld --date 2020 --mode online --ledger l"
        let refused = sandbox.run("\(asNobody) \(record)")
        #expect(refused.exitCode == 77)
        #expect(refused.diagnostics.contains("l/events: Permission denied"))
        #expect(refused.diagnostics.contains("ask the owner of the ledger"))
        #expect(sandbox.run("cat l/events/*.jsonl | wc -l").output == "1\n")

        let init_ = sandbox.run("\(asNobody) activity-ledger init --ledger m --origin example.org/m")
        #expect(init_.exitCode == 77)
        #expect(sandbox.run("ls").output == "l\n")
    }

    @Test func aLedgerThatMayOnlyBeReadGivesItsFiguresAndANote() {
        let sandbox = Sandbox()
        sandbox.run(
            "activity-ledger init --ledger l --origin example.org/permission; chmod -R a+rX l; chmod 755 l/snapshots")
        let finished = sandbox.run("\(asNobody) activity-ledger statistics --ledger l")
        #expect(finished.exitCode == 0)
        #expect(finished.output.hasPrefix("example.org/permission, 1 entry,"))
        #expect(finished.diagnostics.contains("note: the snapshot was not written: l/snapshots/"))
    }

    @Test func aLedgerThatMayNotBeReadIsRefused() {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --ledger l --origin example.org/permission; chmod 700 l/events")
        for command in ["statistics", "audit", "record MeetingHeld --date 2020 --mode online"] {
            let finished = sandbox.run("\(asNobody) activity-ledger \(command) --ledger l")
            #expect(finished.exitCode == 77, "\(command): \(finished.diagnostics)")
            #expect(finished.output.isEmpty)
        }
    }
}

/// What this test run may do.
enum Privileges {
    static let canBecomeNobody = geteuid() == 0 && Sandbox().run("setpriv --version").exitCode == 0

    /// Whether file systems can be mounted. Inside a container root often cannot.
    static let canMount =
        geteuid() == 0
        && Sandbox().run("mkdir m && mount -t tmpfs none m && umount m").exitCode == 0
}
