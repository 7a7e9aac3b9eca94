import Testing

/// Ledgers whose lines are canonical and whose checkpoint is right, with an entry that breaks the rules of its type: nothing
/// is counted on it by any command, and each says the same of it.
@Suite struct ForgedLedgerTests {
    private static let commands = [
        "statistics", "statistics --rebuild", "statistics --as-of 3", "explain 2020", "explain 2020 --as-of 3",
        "report --output r.html", "publish 2020", "restate 2020", "audit",
    ]

    /// A ledger with a published figure, a meeting, and perhaps its correction.
    private func ledger(isCorrected: Bool = false) -> Sandbox {
        let sandbox = Sandbox()
        sandbox.run(
            """
            activity-ledger init --origin example.org/forged
            activity-ledger record MeetingHeld --date 2020 --mode online --event "BIO USA" --count 2
            activity-ledger publish 2020
            \(isCorrected ? "activity-ledger correct 1 --count 3 --reason miscounted" : "")
            """)
        return sandbox
    }

    /// Expects that every command refuses a ledger of that many entries, and says why.
    private func expectRefusal(in sandbox: Sandbox, size: Int, _ problem: String) {
        for command in Self.commands {
            let finished = sandbox.run("activity-ledger \(command.replacing("3", with: String(size)))")
            #expect(finished.exitCode == 65 && finished.output.isEmpty, "\(command): \(finished.output)")
            #expect(finished.diagnostics.contains(problem), "\(command): \(finished.diagnostics)")
        }
    }

    private static let invalid = [
        (#"{"count":-5,"date":"2020","mode":"online"}"#, "\"count\": -5 is not a count"),
        (#"{"count":0,"date":"2020","mode":"online"}"#, "\"count\": 0 is not a count"),
        (#"{"count":5000000,"date":"2020","mode":"online"}"#, "\"count\": 5000000 is not a count"),
        (#"{"count":9007199254740992,"date":"2020","mode":"online"}"#, "\"count\": 9007199254740992 is not a count"),
        (#"{"count":1.5,"date":"2020","mode":"online"}"#, "\"count\": 1.5 is not a count"),
        (#"{"count":"5","date":"2020","mode":"online"}"#, "\"count\": expected a number, found a string"),
        (#"{"bogus":1,"date":"2020","mode":"online"}"#, "\"bogus\": MeetingHeld has no such member"),
        (#"{"country":"XX","date":"2020","mode":"online"}"#, "\"country\": \"XX\""),
        (#"{"date":"2020","mode":"telepathy"}"#, "\"mode\": \"telepathy\""),
        (#"{"date":"2020"}"#, "\"mode\": missing"),
        (#"{"mode":"online"}"#, "\"date\": missing"),
        (#"{"date":"2020-02-30","mode":"online"}"#, "\"date\": there is no day 30"),
        (
            #"{"count":2,"countPrecision":"fuzzy","date":"2020","mode":"online"}"#,
            "\"countPrecision\": \"fuzzy\" is not a precision"
        ),
        (#"{"countPrecision":"about","date":"2020","mode":"online"}"#, "\"countPrecision\": it needs the member"),
        (#"{"date":"2020","event":"","mode":"online"}"#, "\"event\": an empty text"),
        (#"{"date":"2020","event":"a\nb","mode":"online"}"#, "\"event\": the control character"),
        (#"{"date":"2020","event":7,"mode":"online"}"#, "\"event\": expected a string"),
        (#"{"date":"2020","mode":"online","partners":["A","A"]}"#, "\"partners\": \"A\" stands twice"),
    ]

    @Test(
        "No command counts an activity that breaks the rules, and each says what is wrong, and where",
        arguments: invalid)
    func invalidActivity(_ data: String, _ problem: String) {
        let sandbox = ledger()
        sandbox.run("python3 \"$FIXTURES/forge.py\" data 1 '\(data)'")
        let verified = sandbox.run("activity-ledger verify")
        let found = verified.output.split(separator: "\n").first { $0.contains(", line 2: invalidActivity: ") }
        let said = found?.split(separator: ": invalidActivity: ").last.map(String.init) ?? "nothing"
        #expect(verified.exitCode == 65 && said.contains(problem), "\(verified.output)")
        expectRefusal(in: sandbox, size: 3, ".jsonl, entry 1: \(said); ")
        #expect(sandbox.run("ls snapshots; cat events/2*.jsonl | wc -l").output.hasSuffix("3\n"))
    }

    @Test("Nor a correction whose data breaks them", arguments: invalid)
    func invalidCorrection(_ data: String, _ problem: String) {
        let sandbox = ledger(isCorrected: true)
        sandbox.run("python3 \"$FIXTURES/forge.py\" data 3 '{\"data\":\(data),\"reason\":\"r\",\"sequence\":1}'")
        #expect(sandbox.run("activity-ledger verify").output.contains(", line 4: invalidAmendment: "))
        expectRefusal(in: sandbox, size: 4, ".jsonl, entry 3: member \(problem)")
    }

    @Test("Nor an amendment that breaks the rules itself")
    func invalidAmendment() {
        for data in [#"{"reason":"","sequence":1}"#, #"{"extra":1,"reason":"r","sequence":1}"#, #"{"sequence":1}"#] {
            let sandbox = ledger()
            sandbox.run("activity-ledger retract 1 --reason never; python3 \"$FIXTURES/forge.py\" data 3 '\(data)'")
            for command in Self.commands {
                let finished = sandbox.run("activity-ledger \(command.replacing("3", with: "4"))")
                #expect(
                    finished.exitCode == 65 && finished.diagnostics.contains("entry 3: member"),
                    "\(data), \(command): \(finished.output)\(finished.diagnostics)")
            }
        }
    }

    @Test("Nor a correction or a retraction of what had been retracted", arguments: [false, true])
    func amendedAfterRetraction(_ isRetraction: Bool) {
        let sandbox = ledger(isCorrected: true)
        let again = isRetraction ? "retract 1 --reason again" : "correct 1 --count 4 --reason again"
        sandbox.run("activity-ledger \(again)")
        sandbox.run("python3 \"$FIXTURES/forge.py\" data 3 '{\"reason\":\"r\",\"sequence\":1}'")
        let finished = sandbox.run("python3 \"$FIXTURES/forge.py\" type 3 EntryRetracted; activity-ledger verify")
        #expect(finished.output.contains(", line 5: invalidAmendment: "), "\(finished.output)")
        expectRefusal(in: sandbox, size: 5, "entry 4 amends entry 1, which had been retracted")
    }

    @Test("A snapshot from before the forgery does not let it pass")
    func resumed() {
        let sandbox = ledger()
        sandbox.run("activity-ledger statistics; activity-ledger record MeetingHeld --date 2020 --mode online")
        sandbox.run(#"python3 "$FIXTURES/forge.py" data 3 '{"count":-1,"date":"2020","mode":"online"}'"#)
        let finished = sandbox.run("activity-ledger statistics")
        #expect(finished.exitCode == 65 && finished.diagnostics.contains("entry 3: member \"count\": -1"))
    }

    @Test("Counts that no sum has room for are named one by one")
    func overflow() {
        let sandbox = ledger()
        sandbox.run(
            """
            python3 "$FIXTURES/forge.py" data 1 '{"count":9007199254740992,"date":"2020","mode":"online"}'
            python3 "$FIXTURES/forge.py" repeat 1 1100
            """)
        let verified = sandbox.run("activity-ledger verify")
        // Besides, the publication does not fit, and the copies were recorded before it.
        #expect(
            verified.exitCode == 65 && verified.output.contains("not verified: 1103 findings"), "\(verified.output)")
        for command in Self.commands { #expect(sandbox.run("activity-ledger \(command)").exitCode == 65, "\(command)") }
    }
}
