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

    /// The allowed signers that the command line names, if it does.
    /// - Throws: ``LogError`` when the file cannot be read; ``ValueError`` with the line that is not as it should be.
    static func read(_ arguments: ParsedArguments) throws -> AllowedSigners? {
        guard let path = arguments.value(of: option.name) else { return nil }
        let file = try InputFile(path)
        let text = try file.text(limitBytes: AllowedSigners.sizeLimitBytes)
        do throws(AllowedSignersError) {
            return try AllowedSigners(text: text)
        } catch {
            throw ValueError("\(file.name), \(error)")
        }
    }
}
