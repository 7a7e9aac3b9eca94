import Testing

/// A proof that was altered anywhere is refused.
@Suite struct ProofMutationTests {
    private let sandbox = Sandbox()

    init() {
        sandbox.run(
            """
            activity-ledger init --origin example.org/log
            for n in 1 2 3 4 5 6; do activity-ledger record ProgrammeSelected --date 2020 --programme P$n; done
            activity-ledger checkpoint > old
            activity-ledger record ProgrammeSelected --date 2020 --programme P7
            activity-ledger checkpoint > now
            activity-ledger prove 5 > inclusion
            activity-ledger prove --from 7 > growth
            mkdir mutants
            """)
    }

    /// With the checkpoint at hand, that is: by itself a proof says no more than what its own checkpoint says.
    @Test func anAlteredProofOfAnEntryIsRefused() {
        expectRefusals(of: "inclusion", checkpoint: "now")
    }

    /// From 7 entries to 8. A proof does not always show a wrong new size (see `ConsistencyProof.verify`); this one does.
    @Test func anAlteredProofOfGrowthIsRefused() {
        expectRefusals(of: "growth", checkpoint: "old")
    }

    /// Every character in turn is replaced by one that may well stand there, or its lowest bit is flipped.
    private func expectRefusals(of name: String, checkpoint: String) {
        let bytes = Array(read(sandbox.path + "/" + name).utf8)
        #expect(sandbox.run("activity-ledger check-proof \(name) --checkpoint \(checkpoint)").exitCode == 0)
        for position in bytes.indices {
            var mutant = bytes
            let isHard = bytes[position] == UInt8(ascii: "A")
            mutant[position] = position % 2 == 0 && !isHard ? UInt8(ascii: "A") : bytes[position] ^ 1
            write(String(decoding: mutant, as: UTF8.self), to: sandbox.path + "/mutants/\(position)")
        }
        let refusals = sandbox.run(
            """
            for n in $(seq 0 \(bytes.count - 1)); do
              output=$(activity-ledger check-proof mutants/$n --checkpoint \(checkpoint) 2> diagnostics)
              echo "$? ${#output} $(cat diagnostics)"
            done
            """)
        for (position, line) in refusals.output.split(separator: "\n").enumerated()
        where !line.hasPrefix("65 0 activity-ledger: mutants/\(position)") {
            Issue.record("byte \(position) of \(name): \(line)")
        }
        #expect(refusals.output.split(separator: "\n").count == bytes.count)
    }
}
