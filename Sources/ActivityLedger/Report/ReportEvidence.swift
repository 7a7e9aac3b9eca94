import EventLog
import MerkleTree

/// The lines of the log that a report rests on, with what it takes to compute the log's root hash from them.
public struct ReportEvidence: Sendable {
    /// One line.
    public struct Line: Sendable {
        /// Its entry's sequence.
        public let sequence: Int
        /// The canonical line, without LF.
        public let bytes: [UInt8]
        /// Its leaf hash.
        public let hash: MerkleHash
    }

    /// The lines, in the order of the log.
    public let lines: [Line]
    /// For lines that are not all of the log, the hashes of all between them; `nil` when they are.
    ///
    /// Such a proof shows that each line is in the log. It does not show that no other line should be among them.
    public let proof: SubsetProof?
}

/// Collects the evidence while the log is read: all lines of a small log, of a large one those that matter.
struct EvidenceCollector {
    private let wholeLogLimitBytes: Int
    private let limitBytes: Int
    private let hasher: MerkleHasher
    private var builder: SubsetProofBuilder
    private var lines: [(line: ReportEvidence.Line, matters: Bool)] = []
    private var keptBytes = 0
    private var isWhole = true
    private var isTooLarge = false

    /// - Parameters:
    ///   - wholeLogLimitBytes: Up to here all of a log is kept. A page of 8 MB still opens at once.
    ///   - limitBytes: Beyond this even the lines that matter are not.
    init(using hasher: MerkleHasher, wholeLogLimitBytes: Int = 8_000_000, limitBytes: Int = 32_000_000) {
        self.hasher = hasher
        self.wholeLogLimitBytes = wholeLogLimitBytes
        self.limitBytes = limitBytes
        builder = SubsetProofBuilder(using: hasher)
    }

    /// Takes the next line.
    mutating func append(_ line: UnsafeBufferPointer<UInt8>, at sequence: Int, matters: Bool) {
        let hash = hasher.leaf(UnsafeRawBufferPointer(line))
        builder.append(hash, isProved: matters)
        guard !isTooLarge, matters || isWhole else { return }
        lines.append((ReportEvidence.Line(sequence: sequence, bytes: Array(line), hash: hash), matters))
        keptBytes += line.count + 1
        if isWhole, keptBytes > wholeLogLimitBytes {
            isWhole = false
            lines.removeAll { !$0.matters }
            keptBytes = lines.reduce(0) { $0 + $1.line.bytes.count + 1 }
        }
        if keptBytes > limitBytes {
            isTooLarge = true
            lines = []
        }
    }

    /// What was collected; `nil` when it is more than a page can hold.
    consuming func evidence() -> ReportEvidence? {
        if isTooLarge { return nil }
        // Of a large log, all lines may matter: there is nothing between them then.
        let proof = isWhole ? nil : builder.proof()
        return ReportEvidence(lines: lines.map(\.line), proof: proof?.nodes.isEmpty == true ? nil : proof)
    }
}
