import EventLog

/// A policy, and since which entry it is in force.
public struct DeclaredPolicy: Sendable {
    /// The policy.
    public let policy: Policy
    /// The entry that declares it; `nil` when none does.
    public let entry: Entry?
}

/// Finds policies and countersignatures without reading all of the log.
struct PolicyFinder {
    private let index: EntryIndex
    private let finder: LogEntryFinder

    /// A finder of policies, and of the countersignatures of an entry, if one is given.
    /// - Throws: `LogError` `damaged` when the log is not what its checkpoint was made of.
    init(
        _ log: EntryLog, _ extent: LogExtent, countersigned target: Int? = nil, by access: EntryIndex.Access
    ) throws(LogError) {
        index = try log.index(
            extent, for: .terms([.policy] + (target.map { [.countersigned($0)] } ?? [])), by: access)
        finder = LogEntryFinder(log, extent)
    }

    /// The policy in force for the next entry.
    /// - Throws: `LogError` `damaged` when it cannot be read.
    func inForce() throws(LogError) -> DeclaredPolicy {
        let latest = try index.latestEntry(with: .policy)
        let entry = if let latest { latest } else { try finder.entry(at: 0) }
        do throws(ValueError) {
            guard let policy = try Policy.declared(by: entry) else { return DeclaredPolicy(policy: .none, entry: nil) }
            return DeclaredPolicy(policy: policy, entry: entry)
        } catch {
            throw LogError(
                .damaged, "the policy in entry \(entry.sequence) cannot be read: \(error.problem)",
                remedy: "a newer version of this program wrote it, or nobody's: verify says which entries are wrong")
        }
    }

    /// Types for which any policy of the log asks for a second person.
    // Characters: names of types that were compared with ours by their bytes.
    func allCountersigned() throws(LogError) -> Set<String> {
        var types = Set((try? Policy.declared(by: try finder.entry(at: 0)))?.countersigned ?? [])
        var before = Int.max
        while let entry = try index.latestEntry(with: .policy, before: before) {
            types.formUnion((try? Policy.declared(by: entry))?.countersigned ?? [])
            before = entry.sequence
        }
        return types
    }

    /// The latest countersignature of an entry by somebody, if there is one.
    func countersignature(of target: Int, by identity: String) throws(LogError) -> Entry? {
        var before = Int.max
        while let entry = try index.latestEntry(with: .countersigned(target), before: before) {
            if entry.recorder.identity.utf8.elementsEqual(identity.utf8) { return entry }
            before = entry.sequence
        }
        return nil
    }
}

extension IndexTerm {
    static let policy = IndexTerm(domain: 3, "")
    static func countersigned(_ target: Int) -> IndexTerm { IndexTerm(domain: 4, String(target)) }
}

extension Ledger {
    /// Types for which policies ask for a second person, as the index tells it; without one, those of the first policy.
    /// What is missing makes the fast verification give up, and no more.
    func typesNeedingSecondPerson(_ extent: LogExtent) -> [String] {
        let types =
            log.hasIndex
            ? try? PolicyFinder(log, extent, by: .reader).allCountersigned()
            : (try? LogEntryFinder(log, extent).entry(at: 0)).flatMap { entry in
                (try? Policy.declared(by: entry)).map { Set($0.countersigned) }
            }
        return Policy.countersignableTypes.filter { types?.contains($0) ?? false }
    }
}
