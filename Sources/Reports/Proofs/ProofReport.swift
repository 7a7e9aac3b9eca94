import CanonicalJSON
import EventLog
import MerkleTree

/// What a proof shows, in plain words, once it was checked.
///
/// It also says what it does not show. A proof leads to a checkpoint; whether that is the log's, only its signatures or
/// a comparison with one kept elsewhere can tell.
public struct ProofReport {
    private let headline: String
    private let rows: [(label: String, value: String)]
    private let advice: String

    /// The report of an inclusion proof that holds.
    /// - Parameters:
    ///   - document: The proof.
    ///   - entry: The entry it is for.
    ///   - signatures: Who has signed its checkpoint.
    ///   - checkpointName: What the checkpoint that it was compared with is called, when it was.
    public init(
        _ document: InclusionDocument, of entry: Entry, signatures: OpenedNote, comparedWith checkpointName: String?
    ) {
        let checkpoint = document.note.checkpoint
        headline = "The proof holds: this entry is in the log of the checkpoint below, as it was recorded."
        rows = [
            ("log", checkpoint.origin),
            ("entry", "\(entry.sequence), counted from 0"),
            ("type", entry.type),
            (
                "recorded",
                "\(entry.recordedTime.text) by \(entry.recorder.displayName), account \(entry.recorder.account)"
            ),
            ("data", JSONValue.object(entry.data).visibleLine),
            ("log size", entries(checkpoint.size)),
            ("root hash", checkpoint.rootHash.base64),
        ]
        advice = Self.advice("Its checkpoint", signatures, comparedWith: checkpointName)
    }

    /// The report of a consistency proof that holds.
    /// - Parameters:
    ///   - document: The proof.
    ///   - old: The older checkpoint, from which it starts.
    ///   - signatures: Who has signed its new checkpoint.
    public init(_ document: ConsistencyDocument, from old: Checkpoint, signatures: OpenedNote) {
        let checkpoint = document.note.checkpoint
        headline =
            checkpoint.size == old.size
            ? "The proof holds: the log is the same as at the checkpoint given."
            : "The proof holds: since the checkpoint given, the log has grown, and what it held is unchanged."
        rows = [
            ("log", checkpoint.origin),
            ("then", "\(entries(old.size)), root hash \(old.rootHash.base64)"),
            ("now", "\(entries(checkpoint.size)), root hash \(checkpoint.rootHash.base64)"),
        ]
        advice = Self.advice("The checkpoint of now", signatures, comparedWith: nil)
    }

    /// The whole report, ending in LF. Text of the data is safe to show on a terminal.
    public var text: String {
        let width = rows.map(\.label.displayWidth).max() ?? 0
        let lines = rows.map { $0.label.padded(to: width) + "  " + $0.value.escapedForDisplay + "\n" }
        return headline + "\n\n" + lines.joined() + "\n" + advice + "\n"
    }

    private static func advice(_ name: String, _ note: OpenedNote, comparedWith checkpointName: String?) -> String {
        let signatures = SignatureClause(note)
        let state = "\(name) \(signatures.text)".escapedForDisplay
        if let checkpointName {
            return "\(state), \(signatures.isVerified ? "and" : "but") is the one in \(checkpointName)."
        }
        if signatures.isVerified { return state + "." }
        return "\(state): compare log, size and root hash with a checkpoint kept elsewhere."
    }
}
