/// One thing that is wrong with a ledger, by name and place.
public struct Finding: Equatable, Sendable {
    /// What kind of thing. The names are part of the command's output and do not change.
    public enum Name: String, CaseIterable, Sendable {
        /// There is no checkpoint.
        case missingCheckpoint
        /// The checkpoint is not three lines of origin, size and root hash.
        case unreadableCheckpoint
        /// The checkpoint is older than the last append: an older copy of it, or the trace of a power failure.
        case checkpointBehind
        /// The log is shorter than its checkpoint.
        case missingEntries
        /// The lines do not have the root hash that the checkpoint states.
        case rootMismatch
        /// A file of the ledger is a link, a pipe, a device or has a second name.
        case foreignFile
        /// A line is not an entry in canonical form.
        case malformedEntry
        /// A sequence is not the one after the entry before.
        case sequenceBroken
        /// An entry was recorded before the one above it.
        case recordedTimeWentBack
        /// An entry stands in another year's file.
        case wrongSegment
        /// An entry is from another ledger.
        case foreignSource
        /// An id stands twice in the log.
        case repeatedID
        /// A batch breaks off although something follows it.
        case unfinishedBatch
        /// Entry 0 does not open the ledger.
        case missingOpening
        /// The entry that opens the ledger does not say what it should.
        case invalidOpening
        /// An entry opens the ledger again.
        case repeatedOpening
        /// An entry is of a type that this program does not know.
        case unknownType
        /// An activity's data breaks the rules of its type.
        case invalidActivity
        /// An amendment is about an entry that is not there, or that cannot be amended so.
        case invalidAmendment
        /// Published figures are not what the log gave at the size they state.
        case invalidPublication
        /// The snapshot is not what a replay gives.
        case snapshotDiffers
        /// A checkpoint kept elsewhere is of another ledger.
        case foreignCheckpoint
        /// The log is shorter than a checkpoint kept elsewhere: it was cut or rolled back.
        case rolledBack
        /// The log is not a continuation of what a checkpoint kept elsewhere was made of: history was changed.
        case rewritten
        /// An entry was signed by somebody who is not its recorder.
        case signedBySomeoneElse
        /// An entry was signed with a key that is not on the list of allowed signers.
        case unknownKey
        /// An entry was signed with a key that was not valid when it was recorded.
        case keyNotValidThen
        /// The signature of an entry was made for something else.
        case signedForSomethingElse
        /// The signature of an entry is none of it.
        case badSignature
        /// An entry declares a policy that cannot be understood.
        case invalidPolicy
        /// An entry is not signed, though the policy in force asked for it.
        case unsignedEntry
        /// An entry that needs a second person has no countersignature.
        case missingCountersignature
        /// A countersignature is not one of a second person for the entry it names.
        case invalidCountersignature
    }

    /// What kind of thing.
    public var name: Name
    /// The file, from the ledger's directory, when it is about one.
    public var file: String?
    /// The line in it, from 1.
    public var line: Int?
    /// What is wrong and what was expected, in one clause. Safe to show on a terminal.
    public var problem: String

    /// A finding of its parts.
    public init(_ name: Name, file: String? = nil, line: Int? = nil, _ problem: String) {
        self.name = name
        self.file = file
        self.line = line
        self.problem = problem
    }
}

/// Findings, as many as a person can use, and how many there were.
public struct Findings: Sendable {
    /// The first of them, up to ``limit``.
    public private(set) var listed: [Finding] = []
    /// How many there are.
    public private(set) var count = 0

    /// How many are listed. A log of which every line was changed says so with its first thousand.
    public static let limit = 1_000

    /// None.
    public init() {}

    /// Adds one.
    public mutating func add(_ finding: Finding) {
        count += 1
        if listed.count < Self.limit { listed.append(finding) }
    }

    /// Adds several.
    public mutating func add(_ findings: Findings) {
        for finding in findings.listed { add(finding) }
        count += findings.count - findings.listed.count
    }
}
