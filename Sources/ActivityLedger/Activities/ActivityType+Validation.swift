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
        members.problems(in: data, of: name)
    }
}

extension Member: MemberRule {
    func check(_ value: JSONValue, in data: JSONObject) throws(ValueProblem) { try kind.check(value, in: data) }
}

extension Member.Kind {
    fileprivate func check(_ value: JSONValue, in data: JSONObject) throws(ValueProblem) {
        switch self {
        case .date: try check(value) { text throws(ValueError) in _ = try ActivityDate(text) }
        case .country: try check(value, CountryCode.check)
        case .mode: try check(value) { text throws(ValueError) in _ = try Mode(text) }
        case .text(let limit): try check(value) { text throws(ValueError) in try RecordText.check(text, limit: limit) }
        case .texts(let limit): try Self.checkTexts(value, limit: limit)
        case .count: try Self.checkCount(value)
        case .precision(let count):
            try check(value) { text throws(ValueError) in
                guard Tally.Precision.statable.contains(where: { $0.rawValue == text }) else {
                    throw ValueError(
                        "\(text.quotedForDisplay) is not a precision; expected \"atLeast\" or \"about\", or nothing for exact"
                    )
                }
                if data[count] == nil { throw ValueError("it needs the member \"\(count)\" beside it") }
            }
        }
    }

    private func check(_ value: JSONValue, _ checkText: (String) throws(ValueError) -> Void) throws(ValueProblem) {
        guard let text = value.string else { throw ValueProblem("expected a string, found \(value.kind)") }
        do throws(ValueError) {
            try checkText(text)
        } catch {
            throw ValueProblem(error.problem)
        }
    }

    private static func checkTexts(_ value: JSONValue, limit: Int) throws(ValueProblem) {
        guard let elements = value.array else {
            throw ValueProblem("expected an array of strings, found \(value.kind)")
        }
        if elements.isEmpty { throw ValueProblem("an empty list; leave the member out when there is nothing to say") }
        if elements.count > limit { throw ValueProblem("\(elements.count) texts; at most \(limit) are possible") }
        var seen: Set<ExactText> = []
        for (index, element) in elements.enumerated() {
            guard let text = element.string else {
                throw ValueProblem("expected a string, found \(element.kind)", at: [.element(index)])
            }
            do throws(ValueError) {
                try RecordText.check(text, limit: Member.textLimitScalars)
            } catch {
                throw ValueProblem(error.problem, at: [.element(index)])
            }
            guard seen.insert(ExactText(text)).inserted else {
                throw ValueProblem("\(text.quotedForDisplay) stands twice in the list", at: [.element(index)])
            }
        }
    }

    private static func checkCount(_ value: JSONValue) throws(ValueProblem) {
        guard case .number = value else { throw ValueProblem("expected a number, found \(value.kind)") }
        guard let count = value.integer, Tally.statableCounts.contains(count) else {
            let written = String(decoding: value.canonicalBytes, as: UTF8.self)
            throw ValueProblem("\(written) is not a count; expected a whole number from 1 to 1,000,000")
        }
    }
}
