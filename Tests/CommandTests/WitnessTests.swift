import Testing

/// `witness`, when several are asked at once.
@Suite struct WitnessTests {
    /// Eight at a time, with checkpoints of two ledgers that went different ways: all that is cosigned is of one of them.
    @Test func witnessesAtTheSameTimeDoNotCosignTwoHistories() {
        let sandbox = Sandbox()
        sandbox.run(
            """
            mkdir a; activity-ledger init --ledger a --origin example.org/log; cp -r a b
            for ledger in a b; do
              activity-ledger record ProgrammeSelected --ledger $ledger --date 2020 --programme $ledger
              activity-ledger checkpoint --ledger $ledger > $ledger.checkpoint
            done
            activity-ledger key generate --name w.example --output key --no-passphrase
            """)
        let witnesses = (1...8).map { number in
            Child(
                "activity-ledger witness seen \(number % 2 == 0 ? "a" : "b").checkpoint --trust-on-first-use --sign key",
                in: sandbox, label: "witness-\(number)")
        }
        let finished = witnesses.map { $0.finish() }
        let cosigned = finished.filter { $0.exitCode == 0 }
        #expect(cosigned.count == 4)
        #expect(Set(cosigned.map { $0.output.split(separator: "\n\n").first }).count == 1)
        #expect(
            finished.filter { $0.exitCode == 65 && $0.diagnostics.contains("a fork") && $0.output.isEmpty }.count == 4)
    }

    @Test(.enabled(if: SignatureAgreementTests.hasCryptography, "needs the Python that make test-dependencies sets up"))
    func aSecondImplementationVerifiesWhatAWitnessCosigns() {
        let sandbox = Sandbox()
        sandbox.run(
            """
            activity-ledger init --origin example.org/log; activity-ledger checkpoint > checkpoint
            activity-ledger key generate --name w.example --output key --no-passphrase --cosignatures > verifier
            activity-ledger witness seen checkpoint --trust-on-first-use --sign key > cosigned
            """)
        let verified = sandbox.run("\(SignatureAgreementTests.python) verify $(cat verifier) < cosigned")
        let mismatch = Pattern(lines: ["w.example 1…"]).mismatch(with: verified.output)
        #expect(mismatch == nil, "\(mismatch ?? "")\(verified.diagnostics)")
    }
}
