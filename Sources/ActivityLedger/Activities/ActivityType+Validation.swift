import CanonicalJSON

/// What is wrong with one member of an activity, and where.
public struct MemberProblem: Equatable, Sendable {
    /// The place, from the activity's data downwards.
    public var path: JSONPath
    /// The member's name.
    public var member: String
    /// What is wrong and what was expected, in one clause. Safe to show on a terminal.
    public var problem: String
}

extension ActivityType {
    /// Everything that is wrong with an activity's data: empty when it can be recorded.
    public func problems(in data: JSONObject) -> [MemberProblem] {
        var problems: [MemberProblem] = []
        for (name, value) in data.members.map({ ($0.name, $0.value) }) {
            guard let member = member(name) else {
                problems.append(
                    MemberProblem(
                        path: [.nameOfMember(name)], member: name,
                        problem: "\(self.name) has no such member; "
                            + NearestName.suggestion(for: name, among: members.map(\.name))))
                continue
            }
            do throws(ElementError) {
                try member.kind.check(value, in: data)
            } catch {
                let steps: JSONPath = [.member(name)] + (error.element.map { [.element($0)] } ?? [])
                problems.append(MemberProblem(path: steps, member: name, problem: error.problem))
            }
        }
        for member in members where member.isRequired && data[member.name] == nil {
            problems.append(
                MemberProblem(path: [], member: member.name, problem: "missing; \(self.name) needs it: \(member.help)"))
        }
        return problems
    }
}

/// What is wrong with a value, or with one element of it.
private struct ElementError: Error {
    var problem: String
    var element: Int?

    init(_ problem: String, element: Int? = nil) {
        self.problem = problem
        self.element = element
    }
}

extension Member.Kind {
    fileprivate func check(_ value: JSONValue, in data: JSONObject) throws(ElementError) {
        switch self {
        case .date: try check(value) { text throws(ValueError) in _ = try ActivityDate(text) }
        case .country: try check(value, CountryCode.check)
        case .mode: try check(value) { text throws(ValueError) in _ = try Mode(text) }
        case .text(let limit): try check(value) { text throws(ValueError) in try RecordText.check(text, limit: limit) }
        case .texts(let limit): try Self.checkTexts(value, limit: limit)
        case .count: try Self.checkCount(value)
        case .precision(let count):
            try check(value) { text throws(ValueError) in
                guard text == Tally.Precision.atLeast.rawValue || text == Tally.Precision.about.rawValue else {
                    throw ValueError(
                        "\(text.quotedForDisplay) is not a precision; expected \"atLeast\" or \"about\", or nothing for exact"
                    )
                }
                if data[count] == nil { throw ValueError("it needs the member \"\(count)\" beside it") }
            }
        }
    }

    private func check(_ value: JSONValue, _ checkText: (String) throws(ValueError) -> Void) throws(ElementError) {
        guard let text = value.string else { throw ElementError("expected a string, found \(value.kind)") }
        do throws(ValueError) {
            try checkText(text)
        } catch {
            throw ElementError(error.problem)
        }
    }

    private static func checkTexts(_ value: JSONValue, limit: Int) throws(ElementError) {
        guard let elements = value.array else {
            throw ElementError("expected an array of strings, found \(value.kind)")
        }
        if elements.isEmpty { throw ElementError("an empty list; leave the member out when there is nothing to say") }
        if elements.count > limit { throw ElementError("\(elements.count) texts; at most \(limit) are possible") }
        var seen: Set<ExactText> = []
        for (index, element) in elements.enumerated() {
            guard let text = element.string else {
                throw ElementError("expected a string, found \(element.kind)", element: index)
            }
            do throws(ValueError) {
                try RecordText.check(text, limit: Member.textLimitScalars)
            } catch {
                throw ElementError(error.problem, element: index)
            }
            guard seen.insert(ExactText(text)).inserted else {
                throw ElementError("\(text.quotedForDisplay) stands twice in the list", element: index)
            }
        }
    }

    private static func checkCount(_ value: JSONValue) throws(ElementError) {
        guard case .number = value else { throw ElementError("expected a number, found \(value.kind)") }
        guard let count = value.integer, Tally.statableCounts.contains(count) else {
            let written = String(decoding: value.canonicalBytes, as: UTF8.self)
            throw ElementError("\(written) is not a count; expected a whole number from 1 to 1,000,000")
        }
    }
}
