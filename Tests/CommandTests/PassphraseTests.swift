import Glibc
import Testing

/// The question for a passphrase, on a terminal.
@Suite struct PassphraseTests {
    private let sandbox: Sandbox = {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/log; printf 'secret' > passphrase")
        return sandbox
    }()
    private let terminal = PseudoTerminal(columns: 80)

    /// Starts a command whose terminal, in the sense of /dev/tty, is `terminal`.
    private func start(_ command: String) -> Child {
        Child(
            "exec setsid --ctty sh -c '\(command)' < \(terminal.path)", in: sandbox, label: "asked",
            terminal: terminal)
    }

    private func answer(_ question: String, _ answer: String) {
        let shown = terminal.read(until: question)
        #expect(shown.hasSuffix(question), "\(shown)")
        for _ in 0..<100 where terminal.showsInput { usleep(10_000) }
        #expect(!terminal.showsInput)
        terminal.type(answer)
    }

    @Test func aNewPassphraseIsAskedForTwiceAndNotShown() {
        let child = start("activity-ledger key generate --output key")
        answer("Passphrase for the new key: ", "secret\n")
        answer("The same again: ", "secret\n")
        let finished = child.finish()
        #expect(finished.exitCode == 0, "\(finished.diagnostics)")
        #expect(Pattern(lines: ["", "example.org/log+…"]).mismatch(with: finished.output) == nil, "\(finished.output)")
        #expect(sandbox.run("activity-ledger checkpoint --sign key --passphrase-file passphrase").exitCode == 0)
    }

    @Test func twoThatDifferMakeNoKey() {
        let child = start("activity-ledger key generate --output key")
        answer("Passphrase for the new key: ", "secret\n")
        answer("The same again: ", "Secret\n")
        let finished = child.finish()
        #expect(finished.exitCode == 65)
        #expect(finished.diagnostics.hasSuffix("activity-ledger: the two passphrases differ\n"))
        #expect(sandbox.run("ls key key.last-checkpoint").exitCode != 0)
    }

    @Test func theWrongPassphraseIsAskedForAgain() {
        sandbox.run("activity-ledger key generate --output key --passphrase-file passphrase")
        let child = start("activity-ledger checkpoint --sign key > signed; echo done $?; stty -a")
        answer("Passphrase of key: ", "wrong\n")
        answer("Passphrase of key: ", "sec\u{7F}cret\n")
        let finished = child.finish()
        #expect(finished.output.contains("done 0") && finished.output.contains(" echo "), "\(finished.output)")
        #expect(read(sandbox.path + "/signed").contains("— example.org/log "))
    }

    @Test func afterThreeWrongOnesNothingIsSigned() {
        sandbox.run("activity-ledger key generate --output key --passphrase-file passphrase")
        let child = start("activity-ledger checkpoint --sign key")
        for question in ["Passphrase of key: ", "Passphrase of key: ", "Passphrase of key, for the last time: "] {
            answer(question, "wrong\n")
        }
        let finished = child.finish()
        #expect(finished.exitCode == 65)
        #expect(
            finished.diagnostics
                == "activity-ledger: key: this is not its passphrase\nactivity-ledger: nothing was signed\n")
    }

    /// Ctrl-C, and a signal from elsewhere, end it with the terminal as it was.
    @Test(arguments: ["\u{3}", "TERM", "HUP"])
    func whateverEndsTheQuestionLeavesTheTerminalAsItWas(_ signal: String) {
        let asking = #"sh -c "echo \$\$ > process; exec activity-ledger key generate --output key""#
        let child = start("trap : INT; \(asking); echo ended; stty -a")
        answer("Passphrase for the new key: ", "half")
        if signal == "\u{3}" {
            terminal.type(signal)
        } else {
            sandbox.run("kill -\(signal) $(cat process)")
        }
        let finished = child.finish()
        #expect(finished.output.contains("ended") && finished.output.contains(" echo "), "\(finished.output)")
        #expect(sandbox.run("ls key").exitCode != 0)
    }

    /// Three entries, one question: ssh-keygen's, at the terminal, although the batch comes through standard input.
    @Test func aBatchAsksForThePassphraseOnce() {
        sandbox.run(
            """
            ssh-keygen -q -t ed25519 -N secret -f locked; for number in 1 2 3; do
            echo '{"type":"CertificationAwarded","data":{"date":"2026","certification":"C"}}'; done > batch
            """)
        let child = start("cat batch | activity-ledger append --recorded-by ana --sign ./locked")
        // Its words differ from version to version.
        answer(": ", "secret\n")
        let finished = child.finish()
        #expect(finished.exitCode == 0 && finished.output.contains("\"appended\":3"), "\(finished.output)")
        sandbox.run("echo \"ana $(cat locked.pub)\" > allowed")
        let verified = sandbox.run("activity-ledger verify --allowed-signers allowed")
        #expect(verified.output.contains("signatures: 3 by recorder, 1 not signed"), "\(verified.output)")
    }

    /// What is to be signed lies in clear where ssh-keygen reads it, and must not stay there.
    @Test(
        "Whatever ends the question of ssh-keygen, nothing is left of what was to be signed",
        arguments: [("\u{3}", 130), ("INT", 130), ("TERM", 143), ("HUP", 129)])
    func questionOfSSHKeygen(_ signal: String, _ exitCode: Int) {
        sandbox.run("ssh-keygen -q -t ed25519 -N secret -f locked; mkdir temporary")
        let record = "activity-ledger record CertificationAwarded --date 2026 --certification C --sign ./locked"
        let asking = #"sh -c "echo \$\$ > process; exec \#(record)""#
        let child = start("trap : INT; export TMPDIR=$PWD/temporary; \(asking); echo ended $?")
        let shown = terminal.read(until: ": ")
        #expect(sandbox.run("grep -l CertificationAwarded temporary/*/0").exitCode == 0, "\(shown)")
        if signal == "\u{3}" {
            terminal.type(signal)
        } else {
            sandbox.run("kill -\(signal) $(cat process)")
        }
        let finished = child.finish()
        #expect(finished.output.contains("ended \(exitCode)"), "\(finished.output)\(finished.diagnostics)")
        #expect(sandbox.run("ls -A temporary").output.isEmpty)
        #expect(sandbox.run("activity-ledger audit").output.hasSuffix("1 of 1 entry\n"))
    }
}
