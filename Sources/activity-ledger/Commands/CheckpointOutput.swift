import CanonicalJSON
import EventLog
import MerkleTree

/// The file that a checkpoint goes into.
enum CheckpointOutput {
    /// Only a checkpoint is written over, and none of a ledger's: a slip of the hand must not cost a file.
    /// - Parameters:
    ///   - place: How another place is named, for messages.
    ///   - mayReplace: Whether an older checkpoint may be in the place.
    static func check(_ output: String, place: String, mayReplace: Bool = true) throws {
        let name = output.escapedForDisplay
        if KeyPlace(of: output) == .amongFilesOfLedger {
            throw LogError(
                .cannotCreate, "\(name) is among the files of a ledger", remedy: "choose another place\(place)")
        }
        // Nothing is lost there, and to read it might wait for ever.
        if OutputFile.isStream(output) { return }
        let file: InputFile
        do throws(LogError) {
            file = try InputFile(output)
        } catch {
            if error.code == .notFound { return }
            throw error
        }
        if mayReplace, (try? file.document(as: CheckpointNote.init(text:))) != nil { return }
        throw LogError(
            .alreadyExists, "\(name) is there already\(mayReplace ? ", and is not a checkpoint" : "")",
            remedy: "choose another name\(place)")
    }
}
