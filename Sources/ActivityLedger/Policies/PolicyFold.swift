import CanonicalJSON
import EventLog

/// What a stretch of the log says of policies and of countersignatures, found where the entries stand: the fast counterpart of
/// ``PolicyVerification``.
///
/// A stretch ends before an entry that declares a policy, so that one policy holds for all of it but such a first entry. Which
/// one that is shows only when the stretches are joined.
struct PolicyFold {
    /// Types whose entries are noted, as a policy may ask for a second person. Usually none.
    let watchedTypes: [String]
    /// What its first entry declares, if that is what it does.
    private(set) var policy: Policy?
    /// Whether its first entry is not signed.
    private(set) var beginsUnsigned = false
    /// Whether another one is not.
    private(set) var goesOnUnsigned = false
    /// Entries of the types watched, and amendments of such entries, with the type.
    private(set) var candidates: [(sequence: Int, type: String)] = []
    /// Entries that are countersigned in it.
    private(set) var countersigned: [Int] = []
    /// Whether something may be wrong.
    private(set) var hasDoubt = false

    private let watched: [ScannedName]
    private var countersignatures: [Entry] = []
    private var isEmpty = true

    private static let typeName = ScannedName(Policy.typeName)

    init(watchedTypes: [String]) {
        self.watchedTypes = watchedTypes
        watched = watchedTypes.map { ScannedName($0) }
    }

    static func ends(beforeType type: UnsafeBufferPointer<UInt8>) -> Bool {
        type.baseAddress.map { typeName.isText($0, count: type.count) } ?? false
    }

    /// Whether entries of a type are about policies, and judged here.
    static func judges(_ type: String) -> Bool { type == Policy.typeName || type == Countersignature.typeName }

    /// Takes in an activity or an amendment, where it stands.
    mutating func take(_ entry: borrowing ScannedEntry) {
        note(isSigned: !entry.signature.isEmpty)
        for index in watched.indices where entry.isName(watched[index], at: entry.type) {
            candidates.append((entry.sequence, watchedTypes[index]))
        }
    }

    mutating func take(_ entry: Entry) {
        do throws(ValueError) {
            if let declared = try Policy.declared(by: entry) {
                if !isEmpty { hasDoubt = true }
                policy = declared
            }
        } catch {
            hasDoubt = true
        }
        if entry.type == Countersignature.typeName {
            countersignatures.append(entry)
            note(isSigned: true)
        } else {
            note(isSigned: entry.signature != nil)
            addCandidate(entry.sequence, ofType: entry.type)
        }
    }

    private mutating func note(isSigned: Bool) {
        if !isSigned {
            if isEmpty { beginsUnsigned = true } else { goesOnUnsigned = true }
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
                countersigned.append(found.target)
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
    mutating func add(_ fold: PolicyFold) -> Bool {
        if fold.hasDoubt || standing.policy.entriesSigned && fold.beginsUnsigned { return false }
        if let declared = fold.policy { standing.policy = declared }
        let policy = standing.policy
        if policy.entriesSigned && fold.goesOnUnsigned { return false }
        unwatchedTypes.formUnion(Set(policy.countersigned).subtracting(fold.watchedTypes))
        for candidate in fold.candidates where policy.needsCountersignature(candidate.type) {
            awaiting.insert(candidate.sequence)
        }
        for target in fold.countersigned { awaiting.remove(target) }
        standing.countersignatureCount += fold.countersigned.count
        return true
    }

    /// Whether nothing awaits a countersignature, as far as everything was watched that may.
    var isComplete: Bool { awaiting.isEmpty && unwatchedTypes.isEmpty }
}
