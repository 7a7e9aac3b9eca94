import Testing

/// The index of ids and amendments, as users meet it: not at all.
@Suite struct EntryIndexTests {
    private let batch = (0..<400).map {
        #"{"type":"ProgrammeSelected","data":{"date":"2020","programme":"P\#($0)"},"id":"p\#($0)"}"# + "\n"
    }

    @Test(arguments: [
        "true", "rm snapshots/entry-index", "rm snapshots/entry-index-*", "rm -r snapshots",
        "truncate -s 4000 snapshots/entry-index-*", "truncate -s 5000 snapshots/entry-index-*",
        "for f in snapshots/entry-index*; do truncate -s 0 $f; done",
        "for f in snapshots/entry-index-*; do head -c 4096 /dev/zero > $f; done",
        "rm -r snapshots; touch snapshots", "rm snapshots/entry-index; mkdir snapshots/entry-index",
        "f=$(echo snapshots/entry-index-*); mv $f elsewhere; ln -s ../elsewhere $f",
    ])
    func whateverBecomesOfItAnIDIsGivenOnceAndARetractionIsFinal(_ accident: String) {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/index")
        sandbox.run("activity-ledger append", input: batch.joined())
        sandbox.run("activity-ledger retract 7 --reason twice")
        #expect(sandbox.run("ls snapshots").output.contains("entry-index\nentry-index-0000000000-"))
        #expect(sandbox.run(accident).exitCode == 0)
        for _ in 0..<2 {
            let again = sandbox.run("activity-ledger record ProgrammeSelected --date 2020 --programme P9 --id p9")
            #expect(again.exitCode == 0 && again.output.contains(#""duplicates":1"#), "\(again.diagnostics)")
            let other = sandbox.run("activity-ledger record ProgrammeSelected --date 2021 --programme P9 --id p9")
            #expect(other.exitCode == 65 && other.diagnostics.contains("already in the ledger, at sequence 10"))
            let retracted = sandbox.run("activity-ledger correct 7 --programme P --reason r")
            #expect(retracted.exitCode == 65 && retracted.diagnostics.contains("entry 7 has been retracted"))
        }
        let all = sandbox.run("activity-ledger append", input: batch.joined())
        #expect(all.output.contains(#""duplicates":400"#), "\(all.diagnostics)")
        #expect(sandbox.run("activity-ledger verify").exitCode == 0)
    }

    @Test func correctionsOfOneEntryByManyAtOnceAllStay() {
        let sandbox = Sandbox()
        sandbox.run(
            """
            activity-ledger init --origin example.org/race
            activity-ledger record MeetingHeld --date 2020 --mode online
            """)
        let members = ["event", "organiser", "place", "purpose", "note", "reference"]
        let writers = members.map { member in
            Child(
                """
                for n in $(seq 8); do
                  activity-ledger correct 1 --\(member) "\(member) $n" --reason r --wait 600 || exit $?
                done
                """, in: sandbox, label: member)
        }
        for writer in writers {
            let finished = writer.finish()
            #expect(finished.exitCode == 0, "\(finished.diagnostics)")
        }
        let latest = sandbox.run("tail -n 1 events/*.jsonl").output
        for member in members { #expect(latest.contains("\"\(member)\":\"\(member) 8\""), "\(latest)") }
    }
}
