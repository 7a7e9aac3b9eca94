import Testing

/// What killed processes leave, and what power failures may take: looked at with strace.
@Suite(
    "Leftovers and directories", .enabled(if: Tracing.isPossible, "NOT TESTED: needs strace, and the right to trace"))
struct LeftoverTests {
    @Test("init syncs the parent of every directory it makes")
    func parents() {
        let sandbox = Sandbox()
        sandbox.run(
            "strace -f -y -e trace=fsync -o trace activity-ledger init --ledger n1/n2/n3 --origin example.org/p")
        let synced = sandbox.run(#"sed -n 's/.*fsync([0-9]*<\([^>]*\)>).*/\1/p' trace | sed "s|^$HOME||" | sort -u"#)
            .output
        for directory in ["", "/n1", "/n1/n2", "/n1/n2/n3"] {
            #expect(
                synced.split(separator: "\n", omittingEmptySubsequences: false).contains { $0 == directory },
                "\(synced)")
        }
    }

    @Test("What a killed statistics leaves is gone after the next")
    func snapshot() {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/k")
        sandbox.run(
            "strace -f -o /dev/null -e trace=rename -e inject=rename:signal=KILL:when=1 activity-ledger statistics")
        #expect(sandbox.run("ls snapshots").output.contains("yearly-statistics.jsonl.new-"))
        #expect(sandbox.run("activity-ledger statistics").exitCode == 0)
        #expect(sandbox.run("ls snapshots").output == "merkle-frontier\nyearly-statistics.jsonl\n")
    }

    @Test("What a killed report leaves is gone after the next, and a file of somebody else's stays")
    func report() {
        let sandbox = Sandbox()
        sandbox.run(
            """
            activity-ledger init --origin example.org/k
            activity-ledger record programme-selected --date 2020 --programme P; mkdir out; touch out/r.html.My.tmp out/r.tmp
            strace -f -o /dev/null -e trace=rename -e inject=rename:signal=KILL:when=1 activity-ledger report --output out/r.html
            """)
        #expect(sandbox.run("ls out | wc -l").output == "3\n")
        #expect(sandbox.run("activity-ledger report --output out/r.html").exitCode == 0)
        #expect(sandbox.run("ls out").output == "r.html\nr.html.My.tmp\nr.tmp\n")
    }

    @Test("What a killed init leaves is gone after the next, and listed by verify until then")
    func opening() {
        let sandbox = Sandbox()
        let killed = "strace -f -o /dev/null -e trace=rename -e inject=rename:signal=KILL:when=1"
        sandbox.run("\(killed) activity-ledger init --origin example.org/k")
        #expect(sandbox.run("ls").output.hasPrefix("events.opening-"))
        #expect(sandbox.run("activity-ledger init --origin example.org/k").exitCode == 0)
        #expect(sandbox.run("ls").output == "events\nsnapshots\n")
        sandbox.run("mkdir events.opening-0; touch events.opening-0/checkpoint")
        let verified = sandbox.run("activity-ledger verify")
        #expect(verified.exitCode == 0)
        #expect(
            verified.output.contains(
                "note: events.opening-0 is what an interrupted init left; remove it: rm -r ./events.opening-0\n"))
    }
}
