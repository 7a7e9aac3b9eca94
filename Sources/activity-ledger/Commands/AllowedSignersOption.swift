import ActivityLedger
import CanonicalJSON
import Signatures

/// `--allowed-signers`: whose SSH keys are whose.
enum AllowedSignersOption {
    static let option = Option(
        name: "allowed-signers", value: "FILE",
        help:
            "whose SSH keys are whose, as ssh-keygen has it (ALLOWED SIGNERS): the signature of each entry is judged by it,"
            + " as of the time when the entry was recorded, and so is that of a checkpoint, in FILE.sig beside it")

    /// So many lines that cannot be read are listed.
    private static let listLimit = 20

    /// The allowed signers that the command line names, if it does. Warns of lines that cannot be read.
    /// - Throws: ``LogError`` when the file cannot be read; ``ValueError`` when it is too large, or not text.
    static func read(_ arguments: ParsedArguments, _ console: Console) throws -> AllowedSigners? {
        guard let path = arguments.value(of: option.name) else { return nil }
        let file = try InputFile(path)
        let text = try file.text(limitBytes: AllowedSigners.sizeLimitBytes)
        do throws(AllowedSignersError) {
            let signers = try AllowedSigners(text: text)
            for line in signers.unreadLines.prefix(listLimit) {
                console.say("warning: \(file.name), \(line); the line counts for nothing")
            }
            let rest = signers.unreadLines.count - listLimit
            if rest > 0 { console.say("warning: \(file.name): \(rest) more lines count for nothing") }
            return signers
        } catch {
            throw ValueError("\(file.name), \(error)")
        }
    }
}
