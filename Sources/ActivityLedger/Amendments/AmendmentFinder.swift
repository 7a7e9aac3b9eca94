import CanonicalJSON
import EventLog

/// Finds the amendments of entries without reading all of the log. See ``AmendmentIndex`` for all of them at once.
struct AmendmentFinder {
    private let index: EntryIndex

    /// A finder of amendments of any entry; of certain ones alone, when they are given.
    /// - Throws: `LogError` `damaged` when the log is not what its checkpoint was made of.
    init(
        _ log: EntryLog, _ extent: LogExtent, of targets: [Int]? = nil, by access: EntryIndex.Access
    ) throws(LogError) {
        let terms = targets?.flatMap { [IndexTerm.amended($0), .retracted($0)] }
        index = try log.index(extent, for: terms.map { .terms($0) } ?? .allButIDs, by: access)
    }

    /// The latest amendment of an entry that was recorded before another entry; `nil` when there is none.
    /// - Throws: `LogError` `damaged`.
    func latest(of target: Int, before sequence: Int = .max) throws(LogError) -> Entry? {
        try index.latestEntry(with: .amended(target), before: sequence)
    }

    /// Whether an entry has been retracted.
    /// - Throws: `LogError` `damaged`.
    func isRetracted(_ target: Int) throws(LogError) -> Bool {
        try index.latestEntry(with: .retracted(target)) != nil
    }
}

extension IndexTerm {
    fileprivate static func amended(_ target: Int) -> IndexTerm { IndexTerm(domain: 1, String(target)) }
    fileprivate static func retracted(_ target: Int) -> IndexTerm { IndexTerm(domain: 2, String(target)) }
}

extension EntryTerms {
    /// Amendments and countersignatures are found by the entry that they are about, retractions once more; policies by
    /// being some.
    static let ledger = EntryTerms(name: "amendments-policies") { type, data in
        if type == Policy.typeName { return [.policy] }
        if type == Countersignature.typeName {
            return (try? Countersignature(data: data)).map { [.countersigned($0.target)] } ?? []
        }
        guard Amendment.types.contains(type), let amendment = Amendment(type: type, members: data) else { return [] }
        return amendment.data == nil
            ? [.amended(amendment.target), .retracted(amendment.target)] : [.amended(amendment.target)]
    } scanned: { entry in
        guard ScannedAmendment.isAmendment(entry) else { return ScannedPolicy.isConcerned(entry) ? nil : [] }
        guard let target = ScannedAmendment.target(of: entry) else { return nil }
        return ScannedAmendment.isRetraction(entry) ? [.amended(target), .retracted(target)] : [.amended(target)]
    }
}
