import CanonicalJSON
import EventLog

/// Why something cannot be recorded: everything that is wrong with its data.
public struct ActivityError: Error, Equatable, CustomStringConvertible {
    /// The type of the entry that it would be.
    public let type: String
    /// Index in the batch.
    public let batchIndex: Int
    /// What is wrong, member by member.
    public let problems: [MemberProblem]

    /// All of it, in words.
    public var description: String {
        "\(type): " + problems.map { "\($0.member.escapedForDisplay): \($0.problem)" }.joined(separator: "; ")
    }
}

extension ProposedEntry {
    /// An activity to be recorded, checked by the rules of its type.
    ///
    /// ```swift
    /// try ProposedEntry(
    ///     .meetingHeld, id: "crm-17",
    ///     ["date": "2026-06", "event": "BIO USA", "mode": .mode(.online), "count": .count(40, .atLeast)])
    /// ```
    /// - Parameters:
    ///   - id: The caller's own id, which makes recording safe to repeat.
    ///   - members: Its data. Of a member that stands twice, the later one counts.
    /// - Throws: ``ActivityError`` with everything that is wrong.
    public init(
        _ type: ActivityType, id: String? = nil, _ members: KeyValuePairs<String, MemberValue>
    ) throws(ActivityError) {
        var data = JSONObject()
        for (name, value) in members { value.set(name, in: &data) }
        self.init(type: type.name, data: data, id: id)
        try check(batchIndex: 0)
    }

    /// Checks an activity by the rules of its type. What amendments say, the ledger has to judge.
    func check(batchIndex: Int) throws(ActivityError) {
        if Amendment.types.contains(type) { return }
        let problems =
            if let activity = ActivityType.named(type) {
                activity.problems(in: data)
            } else {
                [MemberProblem(path: [], member: "type", problem: ActivityType.unknown(type).problem)]
            }
        if !problems.isEmpty {
            throw ActivityError(type: type.escapedForDisplay, batchIndex: batchIndex, problems: problems)
        }
    }
}
