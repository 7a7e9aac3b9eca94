import CanonicalJSON
import EventLog

/// A policy as an entry declares it.
public struct PolicyDeclaration: Equatable, Sendable {
    /// The policy.
    public let policy: Policy
    /// The entry.
    public let sequence: Int
    /// Who recorded it.
    public let identity: String
    /// When.
    public let recordedTime: RecordedTime

    init(_ policy: Policy, _ entry: Entry) {
        self.policy = policy
        sequence = entry.sequence
        identity = entry.recorder.identity
        recordedTime = entry.recordedTime
    }
}

/// A declaration that changes the policy, or would.
public struct PolicyChange: Equatable, Sendable {
    /// What came of it.
    public enum Effect: Equatable, Sendable {
        /// It is in force from the next entry on.
        case atOnce
        /// It is in force from the entry after its countersignature on.
        case countersigned(sequence: Int, identity: String)
        /// It has no effect before somebody else has countersigned it.
        case awaited
        /// It never had an effect: the next declaration came before a countersignature did.
        case replaced
    }

    /// What is declared.
    public let declaration: PolicyDeclaration
    /// The policy in force until then.
    public let before: Policy
    /// What came of it.
    public internal(set) var effect: Effect
}

/// Which policy is in force as a log goes on: the one definition, which everything follows that asks for policies.
///
/// What an entry declares is in force from the next entry on. But who needs a second person must not be rid of them alone: while
/// the policy in force asks for a second person for some type, a declaration that drops anything it asks for has no effect
/// until somebody other than its recorder has countersigned it. The next declaration takes the place of one still waiting.
public struct PolicyCourse: Equatable, Sendable {
    /// The declaration in force for the next entry; `nil` when there is none.
    public private(set) var inForce: PolicyDeclaration?
    /// The declaration that has no effect before it is countersigned, if there is one.
    public private(set) var awaited: PolicyDeclaration?
    /// The latest changes, up to ``limit``, in order.
    public private(set) var changes: [PolicyChange] = []
    /// How many changes there were.
    public private(set) var changeCount = 0

    /// How many changes are kept.
    public static let limit = 1_000

    init() {}

    /// The policy in force for the next entry.
    public var policy: Policy { inForce?.policy ?? .none }

    /// Takes in the next entry that declares a policy.
    mutating func declare(_ policy: Policy, in entry: Entry) {
        if awaited != nil, let last = changes.indices.last { changes[last].effect = .replaced }
        awaited = nil
        let declaration = PolicyDeclaration(policy, entry)
        let before = self.policy
        let isAwaited = policy.needsSecondPerson(under: before)
        if isAwaited { awaited = declaration } else { inForce = declaration }
        if entry.sequence == 0 || policy == before { return }
        if changes.count == Self.limit { changes.removeFirst() }
        changes.append(PolicyChange(declaration: declaration, before: before, effect: isAwaited ? .awaited : .atOnce))
        changeCount += 1
    }

    /// Takes in the next countersignature that counts.
    mutating func countersign(_ target: Int, in entry: Entry) {
        guard let declaration = awaited, declaration.sequence == target, let last = changes.indices.last else { return }
        changes[last].effect = .countersigned(sequence: entry.sequence, identity: entry.recorder.identity)
        (inForce, awaited) = (declaration, nil)
    }
}

extension PolicyCourse {
    /// The course of a log.
    /// - Parameters:
    ///   - declarations: The entries that declare a policy, in order.
    ///   - countersignatures: Of an entry, in order.
    /// - Throws: `LogError` `damaged` for a policy that cannot be read.
    init(
        _ declarations: [Entry], _ finder: any EntryFinder,
        countersignatures: (_ target: Int) throws(LogError) -> [Entry]
    ) throws(LogError) {
        for (index, entry) in declarations.enumerated() {
            let policy: Policy?
            do throws(ValueError) {
                policy = try Policy.declared(by: entry)
            } catch {
                throw LogError(
                    .damaged, "the policy in entry \(entry.sequence) cannot be read: \(error.problem)",
                    remedy: "a newer version of this program wrote it, or nobody's: verify says which entries are wrong"
                )
            }
            guard let policy else { continue }
            declare(policy, in: entry)
            guard awaited != nil else { continue }
            let end = index + 1 < declarations.count ? declarations[index + 1].sequence : .max
            let second = try countersignatures(entry.sequence).first { second in
                second.sequence < end && Countersignature.problem(with: second, finder) == nil
            }
            if let second { countersign(entry.sequence, in: second) }
        }
    }
}
