import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree
import Programs

extension AnchorCommand {
    /// `anchor git`: an annotated tag whose message is the checkpoint.
    static func tag(_ arguments: ParsedArguments, _ console: Console) throws {
        for option in ["repository", "tag"] where arguments.value(of: option)?.isEmpty == true {
            throw UsageError("--\(option) is empty", name)
        }
        let directory = try arguments.value(of: "repository") ?? ledgerDirectory(arguments)
        try GitFailure.explaining(directory) {
            // Looked at first: nothing should be signed in vain.
            let repository = try GitRepository(around: directory)
            if let given = arguments.value(of: "tag"), try !repository.isValid(tagName: given) {
                throw ValueError("\(given.quotedForDisplay) cannot be the name of a git tag")
            }
            let note = try note(arguments)
            let tag = arguments.value(of: "tag") ?? "ledger-\(note.checkpoint.size)"
            if let there = try repository.tag(named: tag) {
                try check(there, isOf: note.checkpoint)
                try console.write("the tag \(tag.escapedForDisplay) is there already, of the same checkpoint\n")
            } else {
                try repository.makeTag(named: tag, message: note.text)
                let entries = note.checkpoint.size == 1 ? "1 entry" : "\(note.checkpoint.size) entries"
                try console.write("tagged as \(tag.escapedForDisplay), the checkpoint of \(entries)\n")
            }
            try console.write(
                "to put it out of reach: git -C \(directory.shellWord) push REMOTE \(tag.shellWord)\n")
        }
    }

    private static func check(_ tag: GitTag, isOf checkpoint: Checkpoint) throws {
        guard (try? CheckpointNote(text: tag.message))?.checkpoint != checkpoint else { return }
        throw LogError(
            .alreadyExists, "the tag \(tag.name.quotedForDisplay) is there already, and has another checkpoint or none",
            remedy: "choose another name with --tag; if nobody else should have made it, find out who did")
    }
}

extension String {
    /// As one word of a command line that a person may copy.
    fileprivate var shellWord: String {
        let plain = "./-_"
        if !isEmpty,
            unicodeScalars.allSatisfy({
                $0.isASCII
                    && ($0.properties.isAlphabetic || plain.unicodeScalars.contains($0) || ("0"..."9").contains($0))
            })
        {
            return self
        }
        return "'" + escapedForDisplay.escaping { $0 == "'" ? "'\\''" : nil } + "'"
    }
}
