import Foundation
import Testing

/// `checkpoint --sign`: what is signed, and above all what is not.
@Suite struct SignedCheckpointTests {
    private let sandbox: Sandbox = {
        let sandbox = Sandbox()
        sandbox.run(
            """
            echo 'correct horse' > passphrase
            activity-ledger init --origin example.org/log
            activity-ledger key generate --output key --passphrase-file passphrase > verifier
            cp -r events empty
            \(record(1...3))
            """)
        return sandbox
    }()

    private static func record(_ numbers: ClosedRange<Int>) -> String {
        "for n in $(seq \(numbers.lowerBound) \(numbers.upperBound)); do"
            + " activity-ledger record ProgrammeSelected --date 2020 --programme P$n > /dev/null; done"
    }

    private func sign(_ options: String = "") -> Finished {
        sandbox.run("activity-ledger checkpoint --sign key --passphrase-file passphrase \(options)")
    }

    private func mode(of name: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: sandbox.path + "/" + name)
        return (attributes?[.posixPermissions] as? NSNumber)?.intValue
    }

    @Test func keyAndStateAreTheirOwnersAlone() {
        #expect(mode(of: "key") == 0o600 && mode(of: "key.last-checkpoint") == 0o600)
        #expect(sign().exitCode == 0)
        #expect(mode(of: "key.last-checkpoint") == 0o600)
        #expect(!sandbox.run("cat key").output.contains("BEGIN PRIVATE KEY"))
    }

    @Test func theLastCheckpointSignedIsKept() {
        for numbers in [4...4, 5...7] {
            sandbox.run(Self.record(numbers))
            let signed = sign()
            #expect(signed.exitCode == 0)
            #expect(signed.output.hasPrefix(read(sandbox.path + "/key.last-checkpoint") + "\n— example.org/log "))
            #expect(signed.output.hasPrefix(sandbox.run("activity-ledger checkpoint").output))
            #expect(sign().output == signed.output)
        }
    }

    /// The log and its own checkpoint are those of an earlier day.
    @Test func aRolledBackLogIsNotSigned() {
        sandbox.run("cp -r events before")
        sandbox.run(Self.record(4...4))
        #expect(sign().exitCode == 0)
        expectRefusal(after: "rm -r events snapshots; cp -r before events", "of 5 has been signed already")
    }

    /// The log was rolled back and went on differently, as long as it was, and longer.
    @Test(arguments: [3...5, 3...9])
    func aForkedLogIsNotSigned(_ numbers: ClosedRange<Int>) {
        #expect(sign().exitCode == 0)
        expectRefusal(
            after: "rm -r events snapshots; cp -r empty events; \(Self.record(numbers))",
            "the first 4 entries of the log are not those of the last checkpoint signed")
        for proof in ["1", "--from 2"] {
            let finished = sandbox.run("activity-ledger prove \(proof) --sign key --passphrase-file passphrase")
            #expect(finished.exitCode == 65 && finished.output.isEmpty)
        }
    }

    private func expectRefusal(after command: String, _ problem: String) {
        let last = read(sandbox.path + "/key.last-checkpoint")
        sandbox.run(command)
        #expect(sandbox.run("activity-ledger verify").exitCode == 0)
        let refused = sign("--output refused")
        #expect(refused.exitCode == 65 && refused.output.isEmpty)
        #expect(refused.diagnostics.contains(problem) && refused.diagnostics.hasSuffix("nothing was signed\n"))
        #expect(read(sandbox.path + "/key.last-checkpoint") == last)
        #expect(sandbox.run("ls refused").exitCode != 0)
    }

    /// Eight at a time, on two ledgers that went different ways: all that is signed is of one of them.
    @Test func signersAtTheSameTimeDoNotContradictOneAnother() {
        sandbox.run("mkdir other; cp -r empty other/events")
        sandbox.run(Self.record(4...6))
        sandbox.run(Self.record(10...16).replacing("record P", with: "record --ledger other P"))
        let signers = (1...8).map { number in
            let ledger = number % 2 == 0 ? "other" : "."
            return Child(
                "activity-ledger checkpoint --ledger \(ledger) --sign key --passphrase-file passphrase", in: sandbox,
                label: "signer-\(number)")
        }
        let signed = signers.map { $0.finish() }.filter { $0.exitCode == 0 }.map(\.output)
        #expect(signed.count == 4)
        #expect(Set(signed).count == 1)
    }

    /// A signed checkpoint with any one character changed is not taken for signed.
    @Test func anAlteredSignedCheckpointIsRefused() {
        sandbox.run("activity-ledger checkpoint --sign key --passphrase-file passphrase --output kept; mkdir mutants")
        #expect(sandbox.run("activity-ledger verify --checkpoint kept --verifier verifier").exitCode == 0)
        let bytes = Array(read(sandbox.path + "/kept").utf8)
        for position in bytes.indices {
            var mutant = bytes
            mutant[position] = position % 2 == 0 && mutant[position] != 0x41 ? 0x41 : mutant[position] ^ 1
            let path = sandbox.path + "/mutants/\(position)"
            #expect(FileManager.default.createFile(atPath: path, contents: Data(mutant)))
        }
        let refusals = sandbox.run(
            """
            for n in $(seq 0 \(bytes.count - 1)); do
              activity-ledger verify --checkpoint mutants/$n --verifier verifier > output 2> diagnostics
              echo "$? $(wc -c < output) $(cat diagnostics)"
            done
            """)
        let lines = refusals.output.split(separator: "\n")
        #expect(lines.count == bytes.count)
        for (position, line) in lines.enumerated()
        where !line.hasPrefix("65 0 activity-ledger: mutants/\(position)") {
            Issue.record("byte \(position): \(line)")
        }
    }
}
