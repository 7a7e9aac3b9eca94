import CanonicalJSON

extension Amendment {
    /// Everything that is wrong with an amendment as far as it alone can show it: whether its target is there, and its
    /// data right for that, the ledger has to say.
    static func problems(type: String, members: JSONObject) -> [MemberProblem] {
        let known = type == correctedType ? ["sequence", "reason", "data"] : ["sequence", "reason"]
        var problems: [MemberProblem] = []
        func add(_ path: JSONPath, _ member: String, _ problem: String) {
            problems.append(MemberProblem(path: path, member: member, problem: problem))
        }
        for member in members.members where !known.contains(member.name) {
            add(
                [.nameOfMember(member.name)], member.name,
                "\(type) has no such member; " + NearestName.suggestion(for: member.name, among: known))
        }
        for name in known where members[name] == nil { add([], name, "missing; \(type) needs it") }
        if let sequence = members["sequence"], (sequence.integer ?? -1) < 0 {
            add([.member("sequence")], "sequence", "expected the number of an entry, found \(sequence.kind)")
        }
        if let reason = members["reason"] {
            do throws(ValueError) {
                guard let text = reason.string else { throw ValueError("expected a string, found \(reason.kind)") }
                if text.isEmpty { throw ValueError("empty; say why, for those who read it in ten years") }
                try RecordText.check(text, limit: Member.textLimitScalars)
            } catch {
                add([.member("reason")], "reason", error.problem)
            }
        }
        if let data = members["data"], data.object == nil {
            add([.member("data")], "data", "expected an object, found \(data.kind)")
        }
        return problems
    }
}
