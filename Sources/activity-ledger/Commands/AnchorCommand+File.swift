import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree
import Reports

extension AnchorCommand {
    /// `anchor file`: a checkpoint as a file, or as a picture to be printed.
    static func writeFile(_ arguments: ParsedArguments) throws {
        guard arguments.operands.count == 2, let output = arguments.operands.last, !output.isEmpty else {
            throw UsageError("OUTPUT is missing: where should the anchor go?", name)
        }
        let isPicture = output.lowercased().ends(with: ".svg")
        if [".html", ".htm"].contains(where: output.lowercased().ends) {
            throw UsageError(
                "an anchor is a text or, in a file that ends in .svg, a picture; pages are made by 'report'", name)
        }
        if isPicture, arguments.has("sign") {
            throw UsageError("the picture has the three lines alone; --sign goes with a text file", name)
        }
        try CheckpointOutput.check(output, place: "", mayReplace: !isPicture)
        let note = try note(arguments)
        let text = isPicture ? try picture(of: note.checkpoint) : note.text
        try OutputFile.write(Array(text.utf8), to: output, remedy: "choose another place")
    }

    private static func picture(of checkpoint: Checkpoint) throws -> String {
        guard let picture = AnchorPicture(checkpoint) else {
            throw ValueError("the name of the ledger is too long for a QR code; write a text file instead")
        }
        return picture.text
    }

    /// `anchor words`: the root hash as words, and back.
    static func words(_ arguments: ParsedArguments, _ console: Console) throws {
        let size = try arguments.number(of: "size", in: 1...Entry.sequenceLimit + 1, command: name)
        guard let words = arguments.value(of: "check") else {
            if size != nil { throw UsageError("--size goes with --check: it says how old the words are", name) }
            let checkpoint = try note(arguments).checkpoint
            try console.write(AnchorWords.lines(of: checkpoint.rootHash).map { $0 + "\n" }.joined())
            return
        }
        let rootHash = try AnchorWords.rootHash(words)
        let log = try ledger(arguments).log
        let proof = try log.consistencyProof(from: try size ?? log.extent().size)
        let read = Checkpoint(origin: proof.note.checkpoint.origin, size: proof.proof.oldSize, rootHash: rootHash)
        let entries = read.size == 1 ? "1 entry" : "\(read.size) entries"
        guard (try? proof.check(from: read)) != nil else {
            throw ProofError(
                "the words are those of the root hash \(rootHash), which is not that of the log with \(entries); was it"
                    + " another size (--size)?")
        }
        try console.write("the words are those of this log with \(entries), root hash \(rootHash)\n")
    }
}
