import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree

/// `prove`: makes proofs for people who do not have the ledger.
enum ProveCommand: Command {
    static let name = "prove"
    static let specification = CommandSpecification(
        name: name,
        summary: "prove that an entry is in the log, or that the log has only grown",
        discussion: [
            "With SEQUENCE: prints a proof that the log, as it is now, holds that entry (RFC 9162 inclusion proof, as C2SP"
                + " tlog-proof). The entry goes along in it, so think of who may read it.",
            "With --from: prints a proof that the log, as it is now, continues the one it was when it had SIZE entries (RFC"
                + " 9162 consistency proof, as in C2SP tlog-witness). It reveals no entry.",
            "Either ends in a checkpoint of the log. Without --sign that is not signed, and worth no more than a checkpoint"
                + " kept elsewhere that it is compared with.",
            "'activity-ledger check-proof' checks either, without the ledger.",
        ],
        operands: [Operand(name: "SEQUENCE", help: "number of the entry, from 0", occurrence: .atMostOnce)],
        options: [
            Option(name: "from", value: "SIZE", help: "number of entries of a checkpoint kept earlier, from 1")
        ] + CheckpointSigningOptions.all + [.ledger],
        examples: [
            ("for a partner, that their visit is on record", "activity-ledger prove 3 > visit.tlog-proof"),
            (
                "the same, signed, for partners who have the verifier key of the ledger",
                "activity-ledger prove 3 --sign ~/keys/ledger.key > visit.tlog-proof"
            ),
            (
                "for an auditor who kept a checkpoint of 11 entries",
                "activity-ledger prove --from 11 > since-11.consistency-proof"
            ),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let size = try arguments.number(of: "from", in: 1...Entry.sequenceLimit + 1, command: name)
        let log = try ledger(arguments).log
        switch (arguments.operands.first, size) {
        case (let text?, nil):
            guard let sequence = DecimalDigits.number(text), sequence <= Entry.sequenceLimit else {
                throw UsageError(
                    "SEQUENCE is a whole number from 0 to \(Entry.sequenceLimit), not \(text.quotedForDisplay)", name)
            }
            try console.write(
                CheckpointSigningOptions.signing(\.note, arguments) { last in
                    try log.inclusionProof(of: sequence, continuing: last)
                }.text)
        case (nil, let size?):
            try console.write(
                CheckpointSigningOptions.signing(\.note, arguments) { last in
                    try log.consistencyProof(from: size, continuing: last)
                }.text)
        case (_?, _?):
            throw UsageError("SEQUENCE and --from are two kinds of proof; give one of them", name)
        case (nil, nil):
            throw UsageError("SEQUENCE or --from is missing", name)
        }
    }
}
