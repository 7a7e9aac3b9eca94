import Foundation
import MerkleTree
import Testing

/// Other programs take our signatures, and we take theirs: a second implementation in Python, OpenSSL, OpenSSH.
@Suite struct SignatureAgreementTests {
    static let hasCryptography =
        Sandbox().run("'\(CloudEventsTests.python)' -c 'import cryptography'").exitCode == 0
    static let python =
        "'\(CloudEventsTests.python)' '\(Sandbox.repository)/Tests/CommandTests/Fixtures/signed_note.py'"

    private let sandbox: Sandbox = {
        let sandbox = Sandbox()
        sandbox.run(
            """
            echo 'correct horse' > passphrase
            activity-ledger init --origin example.org/log
            activity-ledger key generate --output key --passphrase-file passphrase > verifier
            activity-ledger checkpoint --sign key --passphrase-file passphrase --output signed
            """)
        return sandbox
    }()

    @Test(.enabled(if: hasCryptography, "needs the Python that make test-dependencies sets up"))
    func aSecondImplementationVerifiesWhatWeSign() throws {
        let finished = sandbox.run("\(Self.python) verify $(cat verifier) < signed")
        #expect(finished.output == "example.org/log\n", "\(finished.diagnostics)")
        #expect(sandbox.run("sed 's/^1$/2/' signed | \(Self.python) verify $(cat verifier)").exitCode == 1)
        #expect(sandbox.run("\(Self.python) open-key key 'correct horse' | cmp - verifier").exitCode == 0)
        sandbox.run("activity-ledger key generate --output plain --no-passphrase > plain.verifier")
        #expect(sandbox.run("\(Self.python) open-key plain '' | cmp - plain.verifier").exitCode == 0)

        let signer = try CosignatureSigner(name: "w.example", .generate(), timeSeconds: 1_700_000_000)
        let note = try SignedNote(reading: read(sandbox.path + "/signed")).signed(by: [signer])
        write(note.written, to: sandbox.path + "/cosigned")
        let cosigned = sandbox.run("\(Self.python) verify '\(signer.verifierKey.text)' < cosigned")
        #expect(cosigned.output == "w.example 1700000000\n", "\(cosigned.diagnostics)")
        #expect(sandbox.run("\(Self.python) verify $(cat verifier) < cosigned").output == "example.org/log\n")
    }

    @Test(.enabled(if: hasCryptography, "needs the Python that make test-dependencies sets up"))
    func weVerifyWhatASecondImplementationSigns() {
        sandbox.run(
            """
            activity-ledger checkpoint | \(Self.python) sign example.org/other a 0 | \
            \(Self.python) cosign w.example b 1700000000 > theirs
            { \(Self.python) key example.org/other a 1; \(Self.python) key w.example b 4; } > keys
            """)
        let finished = sandbox.run(
            "activity-ledger verify --checkpoint theirs --verifier keys | grep 'note: the checkpoint in'")
        #expect(
            Pattern(lines: [
                "note: the checkpoint in theirs is signed by example.org/other (key …) and is cosigned by w.example (key …)"
                    + " at 2023-11-14T22:13:20Z"
            ]).mismatch(with: finished.output) == nil, "\(finished.output)")
        // The same key as a signer, not a witness, is another.
        sandbox.run("\(Self.python) key w.example b 1 > wrong")
        #expect(sandbox.run("activity-ledger verify --checkpoint theirs --verifier wrong").exitCode == 65)
    }

    @Test func openSSLReadsTheKey() {
        let finished = sandbox.run(
            """
            openssl pkey -in key -passin file:passphrase -pubout -outform DER | tail -c 32 | base64
            sed 's/[^+]*+[^+]*+//' verifier | base64 -d | tail -c 32 | base64
            """)
        let lines = finished.output.split(separator: "\n")
        #expect(lines.count == 2 && lines.first == lines.last, "\(finished.diagnostics)")
    }

    /// A person's signature is checked by OpenSSH alone, and by us.
    @Test func openSSHVerifiesWhatAPersonSigns() {
        let finished = sandbox.run(
            """
            ssh-keygen -q -t ed25519 -N '' -f person && echo "office@example.org $(cat person.pub)" > allowed
            activity-ledger checkpoint --sign key --passphrase-file passphrase --output kept --ssh-sign person
            ssh-keygen -q -Y verify -n activity-ledger-checkpoint -f allowed -I office@example.org -s kept.sig < kept
            activity-ledger verify --checkpoint kept --verifier verifier --allowed-signers allowed | grep SSH
            ls | grep signed
            """)
        #expect(
            finished.output
                == """
                note: the checkpoint in kept is signed by office@example.org (SSH)
                signed

                """, "\(finished.diagnostics)")
        for spoiling in [
            "sed -i 's/^1$/2/' kept", "sed -i '$d' kept", "sed -i '3s/./x/9' kept.sig",
            "ssh-keygen -q -t ed25519 -N '' -f other; sed -i \"s|ssh-.*|$(cat other.pub)|\" allowed",
            "ssh-keygen -q -Y sign -f person -n other < kept > kept.sig",
        ] {
            sandbox.run("rm -rf before; mkdir before; cp kept kept.sig allowed before")
            sandbox.run(spoiling)
            let refused = sandbox.run("activity-ledger verify --checkpoint kept --allowed-signers allowed")
            #expect([65, 66].contains(refused.exitCode) && refused.output.isEmpty, "\(spoiling)")
            sandbox.run("cp before/* .")
        }
        let unsigned = sandbox.run("rm kept.sig; activity-ledger verify --checkpoint kept --allowed-signers allowed")
        #expect(unsigned.output.contains("the checkpoint in kept has no SSH signature beside it, in kept.sig"))
    }
}
