import CanonicalJSON
import EventLog

extension Amendment {
    /// The error of an amendment of an entry that had been retracted.
    static func follows(retractionOf target: Int, _ sequence: Int) -> LogError {
        LogError(
            .damaged, "entry \(sequence) amends entry \(target), which had been retracted",
            remedy: "the entry was not written by this program: restore it from a copy")
    }

    /// Everything that keeps an amendment from being about its target: empty when it can be recorded.
    /// - Parameters:
    ///   - target: The entry that it names.
    ///   - isRetracted: Whether that has been retracted.
    func problems(with target: Entry, isRetracted: Bool) -> [MemberProblem] {
        func refusal(_ problem: String) -> [MemberProblem] {
            [MemberProblem(path: [.member("sequence")], member: "sequence", problem: problem)]
        }
        if target.sequence == 0 { return refusal("entry 0 opens the ledger, and cannot be amended") }
        if Self.types.contains(target.type) {
            let amended = (try? Amendment(target))?.target
            return refusal(
                "entry \(target.sequence) is itself an amendment"
                    + (amended.map { "; amend entry \($0), which it is about, again" } ?? ""))
        }
        guard let type = ActivityType.named(target.type) else {
            return refusal("entry \(target.sequence) is a \(target.type.quotedForDisplay), which cannot be amended")
        }
        if isRetracted {
            return refusal("entry \(target.sequence) has been retracted; record the activity anew if it did take place")
        }
        return (data.map { type.problems(in: $0) } ?? []).map { problem in
            MemberProblem(path: [.member("data")] + problem.path, member: problem.member, problem: problem.problem)
        }
    }
}
