import EventLog
import MerkleTree

/// Who has signed a checkpoint, as a clause that goes on from its name: "is signed by …".
public struct SignatureClause {
    /// The clause.
    public let text: String
    /// Whether anybody who is known has signed it.
    public let isVerified: Bool

    /// - Parameter note: A checkpoint whose signatures were checked, as far as their keys were given.
    public init(_ note: OpenedNote) {
        let unknownCount = note.unverified.count
        let signatures = unknownCount == 1 ? "1 signature" : "\(unknownCount) signatures"
        isVerified = !note.verified.isEmpty
        if isVerified {
            let signers = note.verified.map(Self.text).joined(separator: " and ")
            let others = "\(signatures) by \(unknownCount == 1 ? "a key that was" : "keys that were") not given"
            text = unknownCount > 0 ? "\(signers), and carries \(others)" : signers
        } else if unknownCount > 0 {
            text = "carries \(signatures), unchecked without --verifier"
        } else {
            text = "is not signed"
        }
    }

    private static func text(_ signature: OpenedNote.VerifiedSignature) -> String {
        let signer = "\(signature.key.name) (key \(signature.key.keyIDText))"
        guard let time = signature.timeSeconds else { return "is signed by \(signer)" }
        guard let text = RecordedTime.text(ofSeconds: time) else {
            return "is cosigned by \(signer), at an impossible time"
        }
        return "is cosigned by \(signer) at \(text)"
    }
}
