import Testing

/// What is in `snapshots/` is made from the log: whatever becomes of it, commands do their work, and say what is wrong.
@Suite struct DerivedFileTests {
    private static let names = ["yearly-statistics.jsonl", "merkle-frontier", "entry-index", "entry-index-0*"]

    /// What can become of the file F.
    private static let accidents = [
        "rm $F; mkdir $F", "rm $F; mkdir $F; touch $F/x", "rm $F; mkfifo $F", "mv $F elsewhere; ln -s ../elsewhere $F",
        "ln $F elsewhere", "truncate -s 100M $F", ": > $F", "head -c 300 /dev/zero > $F", "sed -i 's/[0-9]/x/' $F",
        #"sed -i 's/"version":3/"version":4/; s/entry index 1/entry index 9/' $F"#, "tail -n 1 $F > new; mv new $F",
    ]

    private func ledger() -> Sandbox {
        let sandbox = Sandbox()
        let batch = (0..<400).map {
            #"{"type":"ProgrammeSelected","data":{"date":"2020","programme":"P\#($0)"},"id":"p\#($0)"}"# + "\n"
        }
        sandbox.run("activity-ledger init --origin example.org/derived")
        sandbox.run("activity-ledger append", input: batch.joined())
        sandbox.run("activity-ledger statistics; activity-ledger retract 7 --reason twice")
        return sandbox
    }

    private static let commands = [
        ("verify", 0, "\nverified\n"),
        ("explain 2020 programmesSelected", 0, "2020 programmesSelected.total: 399"),
        ("audit --format json", 0, "\"p9\""),
        ("record ProgrammeSelected --date 2020 --programme P9 --id p9", 0, #""duplicates":1"#),
        ("append", 0, #""appended":0"#),
        ("statistics", 0, "  399"),
        ("statistics --rebuild", 0, "  399"),
    ]

    @Test("Whatever is wrong with a derived file, every command does its work", arguments: names, accidents)
    func anyAccident(_ name: String, _ accident: String) {
        let sandbox = ledger()
        #expect(sandbox.run("cp -r snapshots intact; F=$(echo snapshots/\(name)); \(accident)").exitCode == 0)
        sandbox.run("cp -r snapshots broken")
        for (command, exitCode, output) in Self.commands {
            sandbox.run("rm -rf snapshots; cp -r broken snapshots; ls snapshots")
            if accident.hasPrefix("ln ") { sandbox.run("for f in snapshots/\(name); do ln $f $f.2; done") }
            let finished = sandbox.run("timeout 20 activity-ledger \(command)")
            #expect(
                finished.exitCode == exitCode && finished.output.contains(output),
                "\(command): \(finished.output)\(finished.diagnostics)")
            if command == "statistics", name.hasPrefix("yearly") {
                #expect(finished.diagnostics.contains("note: snapshots/yearly-statistics.jsonl"), "\(command)")
            }
            if command == "verify" {
                // Of the others, what the system refuses; the rest is made again unseen.
                let isNoted = name.hasPrefix("yearly") || accident.contains("mk") || accident.contains("ln ")
                #expect(finished.output.contains("\nnote: ") == isNoted, "\(finished.output)")
            }
        }
    }

    @Test(
        "Nor does it keep what is wrong with the log from being found",
        arguments: ["rm $F; mkdir $F", "rm $F; mkfifo $F"])
    func findings(_ accident: String) {
        let sandbox = ledger()
        sandbox.run("F=snapshots/yearly-statistics.jsonl; \(accident); sed -i '5s/P3/P4/' events/2*.jsonl")
        let finished = sandbox.run("activity-ledger verify")
        #expect(finished.exitCode == 65 && finished.output.contains("rootMismatch"), "\(finished.output)")
        #expect(finished.output.contains("note: snapshots/yearly-statistics.jsonl cannot be read: "))
    }

    @Test("Without room on the disk the figures are printed all the same")
    func fullDisk() {
        let sandbox = ledger()
        let finished = sandbox.run("(ulimit -f 0; activity-ledger statistics 2>&1) | cat")
        #expect(finished.output.contains("  399"), "\(finished.output)")
        #expect(finished.output.contains("note: the snapshot was not written: "), "\(finished.output)")
    }

    @Test(
        "Nor do files of somebody else",
        .enabled(if: Privileges.canBecomeNobody, "needs root and setpriv, to run the command as another user"),
        arguments: names)
    func foreignOwner(_ name: String) {
        let sandbox = ledger()
        sandbox.run(
            """
            activity-ledger retract 9 --reason twice; chmod -R a+rwX events snapshots; chmod 777 . events snapshots
            chmod 600 snapshots/\(name)
            """)
        for (command, exitCode, output) in Self.commands {
            let finished = sandbox.run("setpriv --reuid=65534 --regid=65534 --clear-groups activity-ledger \(command)")
            #expect(
                finished.exitCode == exitCode && finished.output.contains(output.replacing("399", with: "398")),
                "\(command): \(finished.output)\(finished.diagnostics)")
            if command == "verify" {
                #expect(finished.output.contains("snapshots/") && finished.output.contains("Permission denied (open)"))
            }
        }
    }
}
