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
    /// What an auditor should know and is no fault.
    public private(set) var notes: [String] = []
    /// Countersignatures that count for nothing, by their sequences.
    public private(set) var discounted: Set<Int> = []

    private var badCountersignatures: [(entry: Entry, target: Int, problem: String)] = []
    private var goodCountersignatures: [(target: Int, sequence: Int)] = []

    mutating func count(_ standing: SignatureStanding) { counts[standing, default: 0] += 1 }

    /// Takes in an entry that is signed, and is no countersignature.
    mutating func add(_ entry: Entry, _ standing: SignatureStanding, _ words: String?) {
        count(standing)
        guard let name = standing.findingName else { return }
        findings.add(Finding(name, "\(Self.place(entry)): \(words ?? standing.title)"))
    }

    /// Takes in a countersignature.
    /// - Parameter target: What it is about. A second person has a key of their own.
    mutating func add(
        _ entry: Entry, of target: Entry, _ standing: SignatureStanding, _ words: String?
    ) {
        count(standing)
        let problem: String
        if standing.findingName != nil {
            problem = words ?? standing.title
        } else if let key = entry.signingKey, key == target.signingKey {
            problem = "signed with the same key as entry \(target.sequence), which it is about"
        } else {
            goodCountersignatures.append((target.sequence, entry.sequence))
            return
        }
        discounted.insert(entry.sequence)
        badCountersignatures.append((entry, target.sequence, problem))
    }

    /// Judges the bad countersignatures: one is no fault where the same person, by name or by key, has given a good one.
    mutating func finish(_ finder: any EntryFinder) throws {
        let targets = Set(badCountersignatures.map(\.target))
        let good = Dictionary(
            grouping: goodCountersignatures.filter { targets.contains($0.target) }, by: \.target)
        for (entry, target, problem) in badCountersignatures {
            let other = try good[target]?.first { try entry.isOfSamePerson(as: finder.entry(at: $0.sequence)) }
            let text = "\(Self.place(entry)): \(problem)"
            if let other {
                if notes.count == Findings.limit { continue }
                notes.append("\(text); it counts for nothing, and entry \(other.sequence) countersigns entry \(target)")
            } else {
                findings.add(Finding(.invalidCountersignature, text))
            }
        }
        (badCountersignatures, goodCountersignatures) = ([], [])
    }

    private static func place(_ entry: Entry) -> String {
        "entry \(entry.sequence), recorded by \(entry.recorder.identity.quotedForDisplay)"
    }
}

extension Entry {
    /// The key that is said to have signed it, which says nothing about whether the signature is any good.
    var signingKey: SSHPublicKey? { signature.flatMap { try? SSHSignature(base64: $0) }?.publicKey }

    /// Whether two entries have the same recorder, or were signed with the same key: a slip can be about either.
    fileprivate func isOfSamePerson(as other: Entry) -> Bool {
        if ExactText(recorder.identity) == ExactText(other.recorder.identity) { return true }
        return signingKey.map { $0 == other.signingKey } ?? false
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
                if let countersignature = Countersignature(entry),
                    let target = try? finder.entry(at: countersignature.target)
                {
                    review.add(entry, of: target, verdict.standing, verdict.words)
                } else {
                    review.add(entry, verdict.standing, verdict.words)
                }
            }
            signed.removeAll(keepingCapacity: true)
        }
        try log.forEachEntry(of: extent) { entry in
            if entry.signature.isEmpty {
                review.count(.notSigned)
            } else {
                signed.append(entry.entry())
                if signed.count == 4_096 { flush() }
            }
        }
        flush()
        try review.finish(finder)
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
