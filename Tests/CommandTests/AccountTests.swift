import Testing

/// Several accounts that use one ledger: nobody locks out anybody else.
@Suite("Several accounts", .enabled(if: Privileges.canBecomeNobody, "NOT TESTED: needs root and setpriv"))
struct AccountTests {
    private func asUser(_ user: Int, group: Int) -> String { "setpriv --reuid=\(user) --regid=\(group) --clear-groups" }

    @Test("What root does to somebody's ledger does not lock the owner out")
    func root() {
        let sandbox = Sandbox()
        let owner = asUser(65534, group: 65534)
        sandbox.run("mkdir l; chown 65534:65534 l; \(owner) activity-ledger init --ledger l --origin example.org/o")
        let record = "activity-ledger record programme-selected --date 2020 --programme P --ledger l"
        let commands = [
            "activity-ledger statistics --ledger l", "activity-ledger statistics --rebuild --ledger l", record,
            "activity-ledger append --ledger l < many",
            "printf '{\"torn' >> $(ls l/events/*.jsonl); \(record)",
        ]
        sandbox.run(
            #"for n in $(seq 200); do echo '{"type":"ProgrammeSelected","data":{"date":"2020","programme":"P"}}'; done > many"#
        )
        for command in commands {
            #expect(sandbox.run(command).exitCode == 0, "root: \(command)")
            for own in ["activity-ledger verify --ledger l", "activity-ledger statistics --ledger l", record] {
                let finished = sandbox.run("\(owner) \(own)")
                #expect(finished.exitCode == 0, "after \(command), the owner: \(own): \(finished.diagnostics)")
                #expect(!finished.diagnostics.contains("not written"), "\(finished.diagnostics)")
            }
            #expect(sandbox.run("find l ! -user 65534").output == "", "after \(command)")
        }
        #expect(
            sandbox.run("mkdir m; chown 65534:65534 m; activity-ledger init --ledger m --origin example.org/m").exitCode
                == 0)
        #expect(sandbox.run("\(owner) \(record.replacing("--ledger l", with: "--ledger m"))").exitCode == 0)
    }

    @Test("A ledger that a group shares goes on in the new year, whoever writes first")
    func newYear() {
        let sandbox = Sandbox()
        let (ana, ben) = (asUser(61001, group: 61000), asUser(61002, group: 61000))
        let record = "activity-ledger record programme-selected --date 2020 --programme P --ledger l"
        let clock = MovedClock(in: sandbox)
        sandbox.run(
            """
            umask 022; mkdir l; chown 61001:61000 l; chmod 2770 l
            \(ana) \(clock.at("2026-12-31")) activity-ledger init --ledger l --origin example.org/g
            """)
        let steps = [
            (ben, "2026-12-31"), (ana, "2026-12-31"), (ben, "2027-01-01"), (ana, "2027-01-01"), (ana, "2028-01-01"),
            (ben, "2028-01-01"),
        ]
        for (who, day) in steps {
            let finished = sandbox.run("umask 022; \(who) \(clock.at(day)) \(record)")
            #expect(finished.exitCode == 0, "\(who), \(day): \(finished.diagnostics)")
            let statistics = sandbox.run("umask 022; \(who) activity-ledger statistics --ledger l")
            #expect(
                statistics.exitCode == 0 && !statistics.diagnostics.contains("not written"), "\(statistics.diagnostics)"
            )
        }
        #expect(
            sandbox.run("stat -c '%a %g' l/events/2026.jsonl l/events/2027.jsonl l/events/2028.jsonl l/events").output
                == "660 61000\n660 61000\n660 61000\n2770 61000\n")
        #expect(
            sandbox.run(
                "stat -c '%A' l/events/* l/snapshots/* | grep -c '^-rw-rw----'; ls l/events l/snapshots | grep -c ."
            ).exitCode == 0)
    }

    @Test("A folder that is not shared stays its owner's, whatever the umask")
    func ownFolder() {
        let sandbox = Sandbox()
        sandbox.run("umask 000; mkdir -m 755 l; activity-ledger init --ledger l --origin example.org/own")
        #expect(sandbox.run("stat -c %a l/events l/events/checkpoint l/snapshots").output == "750\n640\n750\n")
    }
}

/// Commands at another time, by a library that is loaded before the C library.
struct MovedClock {
    private let library: String

    /// Compiles the library.
    init(in sandbox: Sandbox) {
        library = sandbox.path + "/.bin/clock.so"
        let made = sandbox.run(
            "${CC:-cc} -shared -fPIC -o \(library) $REPOSITORY/Tests/Attack/clock.c -ldl && chmod 755 \(library)")
        if made.exitCode != 0 { Issue.record("no C compiler: \(made.diagnostics)") }
    }

    /// What goes before a command that is to run on a day.
    func at(_ day: String) -> String {
        "env LD_PRELOAD=\(library) CLOCK_OFFSET_MS=$(( ($(date -ud \(day) +%s) - $(date +%s)) * 1000 ))"
    }
}
