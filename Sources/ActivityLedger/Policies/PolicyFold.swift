import CanonicalJSON
import EventLog

/// What a stretch of the log says of policies and of countersignatures, found where the entries stand: the fast counterpart of
/// ``PolicyVerification``.
///
/// A stretch ends before an entry that declares a policy. So one policy holds for all of it but such a first entry, or two, where
/// one that awaits its countersignature gets it. Which ones shows only when the stretches are joined.
struct PolicyFold {
    /// Types whose entries are noted, as a policy may ask for a second person. Usually none.
    let watchedTypes: [String]
    /// Countersignatures that count for nothing, by their sequences.
    let discounted: Set<Int>
    /// What its first entry declares, if that is what it does.
    private(set) var declared: (policy: Policy, entry: Entry)?
    /// Whether its first entry is not signed.
    private(set) var beginsUnsigned = false
    /// The first and the last of the others that are not.
    private(set) var unsigned: ClosedRange<Int>?
    /// Entries of the types watched, and amendments of such entries, with the type.
    private(set) var candidates: [(sequence: Int, type: String)] = []
    /// Countersignatures in it that count: which entry is countersigned, and by which.
    private(set) var countersigned: [(target: Int, sequence: Int)] = []
    /// Whether something may be wrong.
    private(set) var hasDoubt = false

    private let watched: [ScannedName]
    private var countersignatures: [Entry] = []
    private var isEmpty = true

    private static let typeName = ScannedName(Policy.typeName)

    init(watchedTypes: [String], discounting discounted: Set<Int>) {
        self.watchedTypes = watchedTypes
        self.discounted = discounted
        watched = watchedTypes.map { ScannedName($0) }
    }

    static func ends(beforeType type: UnsafeBufferPointer<UInt8>) -> Bool {
        type.baseAddress.map { typeName.isText($0, count: type.count) } ?? false
    }

    /// Whether entries of a type are about policies, and judged here.
    static func judges(_ type: String) -> Bool { type == Policy.typeName || type == Countersignature.typeName }

    /// Takes in an activity or an amendment, where it stands.
    mutating func take(_ entry: borrowing ScannedEntry) {
        note(isSigned: !entry.signature.isEmpty, entry.sequence)
        for index in watched.indices where entry.isName(watched[index], at: entry.type) {
            candidates.append((entry.sequence, watchedTypes[index]))
        }
    }

    mutating func take(_ entry: Entry) {
        do throws(ValueError) {
            if let policy = try Policy.declared(by: entry) {
                if !isEmpty { hasDoubt = true }
                declared = (policy, entry)
            }
        } catch {
            hasDoubt = true
        }
        if entry.type == Countersignature.typeName {
            countersignatures.append(entry)
            note(isSigned: true, entry.sequence)
        } else {
            note(isSigned: entry.signature != nil, entry.sequence)
            addCandidate(entry.sequence, ofType: entry.type)
        }
    }

    private mutating func note(isSigned: Bool, _ sequence: Int) {
        if !isSigned {
            if isEmpty { beginsUnsigned = true } else { unsigned = (unsigned?.lowerBound ?? sequence)...sequence }
        }
        isEmpty = false
    }

    /// Notes an entry, if it is of a type watched, or amends one that is.
    mutating func addCandidate(_ sequence: Int, ofType type: String) {
        if watchedTypes.contains(type) { candidates.append((sequence, type)) }
    }

    mutating func finish(_ finder: StretchFinder) {
        for entry in countersignatures {
            if let found = Countersignature(entry), Countersignature.problem(with: entry, finder) == nil {
                if !discounted.contains(entry.sequence) { countersigned.append((found.target, entry.sequence)) }
            } else {
                hasDoubt = true
            }
        }
        countersignatures = []
    }
}

/// Joins what stretches say of policies, in the log's order.
struct PolicyJoin {
    private(set) var standing = PolicyStanding()
    /// Types that a policy names and nobody watched.
    // Characters: names of types that were compared with ours by their bytes.
    private(set) var unwatchedTypes: Set<String> = []
    private var awaiting: Set<Int> = []

    /// Takes in the next stretch.
    /// - Returns: Whether it is plainly as the policies ask.
    mutating func add(_ fold: PolicyFold, _ finder: any EntryFinder) throws(LogError) -> Bool {
        if fold.hasDoubt || standing.course.policy.entriesSigned && fold.beginsUnsigned { return false }
        if let (policy, entry) = fold.declared { standing.course.declare(policy, in: entry) }
        let first = standing.course.policy
        // The entry after which another policy is in force, if there is one.
        var turn = Int.max
        if let awaited = standing.course.awaited?.sequence,
            let second = fold.countersigned.first(where: { $0.target == awaited })
        {
            turn = second.sequence
            standing.course.countersign(awaited, in: try finder.entry(at: turn))
        }
        let last = standing.course.policy
        if let unsigned = fold.unsigned {
            if first.entriesSigned && unsigned.lowerBound <= turn { return false }
            if last.entriesSigned && unsigned.upperBound > turn { return false }
        }
        unwatchedTypes.formUnion(Set(first.countersigned + last.countersigned).subtracting(fold.watchedTypes))
        for candidate in fold.candidates
        where (candidate.sequence <= turn ? first : last).needsCountersignature(candidate.type) {
            awaiting.insert(candidate.sequence)
        }
        for (target, _) in fold.countersigned { awaiting.remove(target) }
        standing.countersignatureCount += fold.countersigned.count
        return true
    }

    /// Whether nothing awaits a countersignature, as far as everything was watched that may.
    var isComplete: Bool { awaiting.isEmpty && unwatchedTypes.isEmpty }
}
