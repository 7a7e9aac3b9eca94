import EventLog

/// Which entries have been amended, and by what: a projection.
public struct AmendmentIndex: Projection {
    /// For each amended entry the sequences of its amendments, in order.
    public private(set) var amendments: [Int: [Int]] = [:]
    /// Entries that were retracted.
    public private(set) var retracted: Set<Int> = []
    /// For each countersigned entry the sequences of its countersignatures, in order.
    public private(set) var countersignatures: [Int: [Int]] = [:]
    /// Entries that declare a policy, but for the first, in order.
    private(set) var policies: [Int] = []

    /// No amendments.
    public init() {}

    /// Takes in the next entry.
    public mutating func add(_ entry: Entry, _ finder: any EntryFinder) throws(LogError) { try add(entry) }

    /// Takes in the next entry, which is valid during the call only.
    mutating func add(_ entry: borrowing ScannedEntry) throws(LogError) {
        let isAmendment = ScannedAmendment.isAmendment(entry)
        if isAmendment, let target = ScannedAmendment.target(of: entry) {
            try add(target, amendedBy: entry.sequence, isRetraction: ScannedAmendment.isRetraction(entry))
        } else if isAmendment || ScannedPolicy.isConcerned(entry) {
            try add(entry.entry())
        }
    }

    private mutating func add(_ entry: Entry) throws(LogError) {
        note(entry)
        guard let amendment = try Amendment(entry) else { return }
        try add(amendment.target, amendedBy: entry.sequence, isRetraction: amendment.data == nil)
    }

    /// Takes note of an entry about policies.
    private mutating func note(_ entry: Entry) {
        if entry.type == Policy.typeName { policies.append(entry.sequence) }
        guard let countersignature = Countersignature(entry) else { return }
        countersignatures[countersignature.target, default: []].append(entry.sequence)
    }

    private mutating func add(_ target: Int, amendedBy sequence: Int, isRetraction: Bool) throws(LogError) {
        if retracted.contains(target) { throw Amendment.follows(retractionOf: target, sequence) }
        amendments[target, default: []].append(sequence)
        if isRetraction { retracted.insert(target) }
    }

    /// Takes in what a later part of the log holds.
    public mutating func add(_ later: AmendmentIndex, _ finder: any EntryFinder) throws(LogError) {
        for target in retracted {
            if let sequence = later.amendments[target]?.first {
                throw Amendment.follows(retractionOf: target, sequence)
            }
        }
        amendments.merge(later.amendments) { $0 + $1 }
        retracted.formUnion(later.retracted)
        countersignatures.merge(later.countersignatures) { $0 + $1 }
        policies += later.policies
    }
}
