import CanonicalJSON
import EventLog
import TestMaterial

@testable import ActivityLedger

/// A log in memory: activities and amendments as they could have been recorded, by three recorders.
struct RandomHistory: EntryFinder {
    private(set) var entries: [Entry] = []

    /// A history of that many entries.
    init(seed: UInt64, count: Int) {
        var random = RandomActivity(seed: seed)
        var retracted: Set<Int> = []
        append("LedgerOpened", JSONObject(["origin": .string("example.org/h")]), &random)
        while entries.count < count {
            let target = entries.indices.randomElement(using: &random.generator) ?? 0
            let isActivity = ActivityType.named(entries[target].type) != nil && !retracted.contains(target)
            switch (random.generator.below(10), isActivity) {
            case (0...2, true):
                guard let type = ActivityType.named(entries[target].type) else { continue }
                let amendment = Amendment(of: target, reason: "better known", data: random.data(of: type))
                append(amendment.type, amendment.proposal().data, &random)
            case (3, true):
                retracted.insert(target)
                let amendment = Amendment(of: target, reason: "did not happen", data: nil)
                append(amendment.type, amendment.proposal().data, &random)
            default:
                let type = random.type()
                append(type.name, random.data(of: type), &random)
            }
        }
    }

    private mutating func append(_ type: String, _ data: JSONObject, _ random: inout RandomActivity) {
        let sequence = entries.count
        let recorder = Recorder(
            identity: "r\(random.generator.below(3))", kind: .user, account: "a\(random.generator.below(2))")
        entries.append(
            Entry(
                id: "e\(sequence)", source: "example.org/h", sequence: sequence,
                recordedTime: RecordedTime(milliseconds: 1_795_000_000_000 + Int64(sequence) * 1000),
                recorder: recorder,
                type: type, data: data))
    }

    func entry(at sequence: Int) throws(LogError) -> Entry {
        guard entries.indices.contains(sequence) else { throw LogError(.damaged, "there is no entry \(sequence)") }
        return entries[sequence]
    }

    /// What counts in the end, by the plainest reading of the rules: every activity as its latest amendment says.
    func countingActivities() throws -> [Int: Activity] {
        var counting: [Int: Activity] = [:]
        for entry in entries {
            if let amendment = try Amendment(entry) {
                counting[amendment.target] = try amendment.data.flatMap { data in
                    try ActivityType.named(entries[amendment.target].type).map { try Activity(type: $0, data: data) }
                }
            } else if let activity = try Activity(entry) {
                counting[entry.sequence] = activity
            }
        }
        return counting
    }
}
