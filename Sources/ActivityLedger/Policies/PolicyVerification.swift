import EventLog

/// Holds each entry against the policy that was in force when it was recorded. Keeps only what awaits a countersignature.
struct PolicyVerification {
    private(set) var standing = PolicyStanding()
    /// Countersignatures that count for nothing, by their sequences.
    let discounted: Set<Int>
    private var awaiting: [Int: (type: String, position: LogPosition)] = [:]

    init(discounting discounted: Set<Int>) {
        self.discounted = discounted
    }

    /// Takes in the next entry.
    /// - Returns: What is wrong with it.
    mutating func take(
        _ entry: Entry, at position: LogPosition, _ finder: any EntryFinder
    ) -> [(name: Finding.Name, problem: String)] {
        var problems: [(name: Finding.Name, problem: String)] = []
        if standing.course.policy.entriesSigned, entry.signature == nil, entry.type != Countersignature.typeName {
            problems.append((.unsignedEntry, "entry \(entry.sequence) is not signed, as the policy asks"))
        }
        if entry.type == Countersignature.typeName {
            if let problem = Countersignature.problem(with: entry, finder) {
                problems.append((.invalidCountersignature, problem))
            } else if let countersignature = Countersignature(entry), !discounted.contains(entry.sequence) {
                standing.countersignatureCount += 1
                awaiting[countersignature.target] = nil
                standing.course.countersign(countersignature.target, in: entry)
            }
        } else if needsCountersignature(entry, finder) {
            awaiting[entry.sequence] = (entry.type, position)
        }
        do throws(ValueError) {
            if let declared = try Policy.declared(by: entry) { standing.course.declare(declared, in: entry) }
        } catch {
            problems.append((.invalidPolicy, error.problem))
        }
        return problems
    }

    private func needsCountersignature(_ entry: Entry, _ finder: any EntryFinder) -> Bool {
        let policy = standing.course.policy
        if policy.countersigned.isEmpty { return false }
        if policy.needsCountersignature(entry.type) { return true }
        guard let amendment = Amendment(type: entry.type, members: entry.data), Amendment.types.contains(entry.type),
            let target = try? finder.entry(at: amendment.target)
        else { return false }
        return policy.needsCountersignature(target.type)
    }

    /// What shows only after the last entry.
    /// - Parameter size: How many entries the log has in complete batches.
    mutating func finish(size: Int) -> [Finding] {
        let missing = awaiting.filter { $0.key < size }.sorted { $0.key < $1.key }
        standing.missingCount = missing.count
        return missing.map { sequence, entry in
            Finding(
                .missingCountersignature, file: entry.position.segment.map { "events/\($0.text)" },
                line: entry.position.line + 1,
                "entry \(sequence), \(entry.type.quotedForDisplay), needs a second person: countersign \(sequence)")
        }
    }
}
