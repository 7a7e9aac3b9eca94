import EventLog
import MerkleTree

/// What ``Ledger/verify(kept:allowedSigners:progress:)`` found.
public struct LedgerVerification: Sendable {
    /// The ledger as it was read: its origin, the number of entries in complete batches, their root hash. `nil` when
    /// there was no checkpoint to tell whose ledger it is.
    public var checkpoint: Checkpoint?
    /// Everything that is wrong.
    public var findings: Findings
    /// What an auditor should know and is no fault.
    public var notes: [String]
    /// Number of segments read.
    public var segmentCount: Int
    /// Number of bytes read.
    public var sizeBytes: Int
    /// Whether there is a snapshot of this log. If so, and without a finding, it equals a replay.
    public var hasSnapshot: Bool

    /// Sizes of the checkpoints kept elsewhere that it was compared with.
    public var keptSizes: [Int] = []
    /// How the ledger stands to its policies.
    public var policyStanding = PolicyStanding()
    /// How the signatures of the entries stand, when that was asked for.
    public var signatures: SignatureReview?

    /// Whether nothing is wrong.
    public var isVerified: Bool { findings.count == 0 }
}
