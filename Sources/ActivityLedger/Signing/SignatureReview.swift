import CanonicalJSON
import Dispatch
import EventLog
import Signatures

/// How the signatures of all entries of a ledger stand.
public struct SignatureReview: Sendable {
    /// How many entries there are of each standing.
    public private(set) var counts: [SignatureStanding: Int] = [:]
    /// What is wrong. An entry without a signature is not.
    public private(set) var findings = Findings()

    mutating func add(_ entry: Entry, _ standing: SignatureStanding, _ words: String?) {
        counts[standing, default: 0] += 1
        guard var name = standing.findingName else { return }
        if entry.type == Countersignature.typeName { name = .invalidCountersignature }
        let recorder = entry.recorder.identity.quotedForDisplay
        findings.add(Finding(name, "entry \(entry.sequence), recorded by \(recorder): \(words ?? standing.title)"))
    }

    /// A second person has a key of their own.
    mutating func addSharedKey(_ countersignature: Entry, _ target: Entry) {
        findings.add(
            Finding(
                .invalidCountersignature,
                "entry \(countersignature.sequence), recorded by \(countersignature.recorder.identity.quotedForDisplay):"
                    + " signed with the same key as entry \(target.sequence), which it is about"))
    }
}

extension Entry {
    /// Whether two entries were signed with one key, which says nothing about whether the signatures are any good.
    fileprivate func isSignedWithSameKey(as other: Entry) -> Bool {
        let keys = [self, other].map { entry in
            entry.signature.flatMap { try? SSHSignature(base64: $0) }?.publicKey
        }
        return keys[0] != nil && keys[0] == keys[1]
    }
}

extension SignatureStanding {
    fileprivate var findingName: Finding.Name? {
        switch self {
        case .signedByRecorder, .notSigned: nil
        case .signedBySomeoneElse: .signedBySomeoneElse
        case .keyUnknown: .unknownKey
        case .notValidThen: .keyNotValidThen
        case .signedForSomethingElse: .signedForSomethingElse
        case .badSignature: .badSignature
        }
    }
}

extension Ledger {
    /// Judges the signature of every entry of an extent, on all cores: a signature takes a hundred times as long as reading its entry.
    /// - Throws: `LogError`: `notFound`, `damaged`.
    public func reviewSignatures(by allowedSigners: AllowedSigners, in extent: LogExtent) throws -> SignatureReview {
        var review = SignatureReview()
        var signed: [Entry] = []
        let threadCount = Concurrency.machine.threadCount
        let judges = JudgesBench((0..<threadCount).map { _ in SignatureJudge(allowedSigners) })
        let finder = LogEntryFinder(log, extent)
        func flush() {
            let verdicts = judges.verdicts(on: signed)
            for (entry, verdict) in zip(signed, verdicts) {
                review.add(entry, verdict.standing, verdict.words)
                if let countersignature = Countersignature(entry),
                    let target = try? finder.entry(at: countersignature.target), entry.isSignedWithSameKey(as: target)
                {
                    review.addSharedKey(entry, target)
                }
            }
            signed.removeAll(keepingCapacity: true)
        }
        try log.replay(extent) { entry, _ in
            if entry.signature == nil {
                review.add(entry, .notSigned, nil)
            } else {
                signed.append(entry)
                if signed.count == 4_096 { flush() }
            }
        }
        flush()
        return review
    }
}

/// Judges who share the work, each on a thread of its own.
private final class JudgesBench: @unchecked Sendable {
    // Unchecked: each judge and each part of the verdicts is one thread's.
    private let judges: [SignatureJudge]

    init(_ judges: [SignatureJudge]) {
        self.judges = judges
    }

    /// The verdicts on entries, in their order.
    func verdicts(on entries: [Entry]) -> [(standing: SignatureStanding, words: String?)] {
        let share = (entries.count + judges.count - 1) / judges.count
        if share == 0 { return [] }
        let parts = VerdictParts(count: judges.count)
        DispatchQueue.concurrentPerform(iterations: judges.count) { index in
            let part = entries.dropFirst(index * share).prefix(share)
            parts.set(index, to: part.map { judges[index].judge($0) })
        }
        return parts.all
    }
}

/// The verdicts of several judges.
private final class VerdictParts: @unchecked Sendable {
    // Unchecked: guarded by the lock.
    private let lock = DispatchSemaphore(value: 1)
    private var parts: [[(standing: SignatureStanding, words: String?)]]

    init(count: Int) {
        parts = Array(repeating: [], count: count)
    }

    func set(_ index: Int, to part: [(standing: SignatureStanding, words: String?)]) {
        lock.wait()
        parts[index] = part
        lock.signal()
    }

    var all: [(standing: SignatureStanding, words: String?)] { parts.flatMap { $0 } }
}
