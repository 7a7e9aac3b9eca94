import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree

/// `checkpoint`: prints size and root hash of the log, signed if wanted.
enum CheckpointCommand: Command {
    static let name = "checkpoint"
    static let specification = CommandSpecification(
        name: name,
        summary: "print the checkpoint of the log: its origin, size and root hash",
        discussion: [
            "Reads the whole log, checks it, and prints what stands for all of it, in three lines (C2SP"
                + " tlog-checkpoint). Kept where the keepers of the ledger cannot change it, it shows later that nothing"
                + " was altered or dropped since; see 'activity-ledger prove --help'.",
            "With --sign, a signature by the key of the ledger follows (C2SP signed-note). Nothing is signed unless the"
                + " log continues the checkpoint that the key signed last, which is kept in KEYFILE.last-checkpoint.",
            "With --ssh-sign, ssh-keygen signs the file besides, with the SSH key of a person. Everybody who has OpenSSH"
                + " can check that: ssh-keygen -Y verify -n \(CheckpointSignature.namespace) -f ALLOWED_SIGNERS -I SIGNER -s FILE.sig"
                + " < FILE",
        ],
        options: CheckpointSigningOptions.all + [
            Option(
                name: "output", value: "FILE",
                help: "where the checkpoint goes, in the place of an older one; standard output if not given"),
            Option(
                name: "ssh-sign", value: "SSHKEY",
                help: "sign FILE with this SSH key, too, into FILE.sig; an agent's key is named by its public part"),
            .ledger,
        ],
        examples: [
            ("keep one for later", "activity-ledger checkpoint > 2026-12-31.checkpoint"),
            (
                "is the log still the one of which a checkpoint was kept?",
                "activity-ledger checkpoint | cmp - kept.checkpoint"
            ),
            (
                "sign one, as the ledger and as a person",
                "activity-ledger checkpoint --sign ~/keys/ledger.key --output 2026-12-31.checkpoint --ssh-sign"
                    + " ~/.ssh/id_ed25519"
            ),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let output = arguments.value(of: "output")
        let sshKey = arguments.value(of: "ssh-sign")
        if sshKey != nil, output == nil || !arguments.has("sign") {
            throw UsageError("--ssh-sign goes with --sign and --output: it signs the file that they make", name)
        }
        if let output {
            if output.isEmpty { throw UsageError("--output needs the name of a file", name) }
            try CheckpointOutput.check(output, place: " with --output")
            if sshKey != nil, OutputFile.isStream(output) {
                throw UsageError(
                    "--ssh-sign puts its signature beside a file, and \(output.quotedForDisplay) is none", name)
            }
        }
        let log = try ledger(arguments).log
        let note = try CheckpointSigningOptions.signing(\.self, arguments) { last in
            CheckpointNote(checkpoint: try log.currentCheckpoint(continuing: last))
        }
        switch (output, sshKey) {
        case (nil, _): try console.write(note.text)
        case (let output?, nil): try OutputFile.write(Array(note.text.utf8), to: output)
        case (let output?, let sshKey?): try CheckpointSignature.write(note.text, to: output, signedWith: sshKey)
        }
    }
}
