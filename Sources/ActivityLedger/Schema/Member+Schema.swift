import CanonicalJSON
import EventLog

extension Member.Kind {
    /// What it may hold, as JSON Schema.
    var schema: JSONObject {
        switch self {
        case .date: JSONObject(["type": .string("string"), "pattern": .string(SchemaPattern.date)])
        case .country: .choice(CountryCode.assigned)
        case .mode: .choice(Mode.allCases.map(\.rawValue))
        case .text(let limit): .text(limit)
        case .texts(let limit):
            JSONObject([
                "type": .string("array"), "items": .object(.text(Member.textLimitScalars)), "minItems": .integer(1),
                "maxItems": .integer(limit), "uniqueItems": .boolean(true),
            ])
        case .count: .number(Tally.statableCounts)
        case .precision: .choice(Tally.Precision.statable.map(\.rawValue))
        }
    }

    /// The member that must stand beside it.
    fileprivate var companion: String? {
        if case .precision(let count) = self { count } else { nil }
    }
}

extension ActivityType {
    /// What its data may hold, as JSON Schema.
    var schema: JSONObject {
        let companions = members.compactMap { member in
            member.kind.companion.map { (member.name, JSONValue.array([.string($0)])) }
        }
        return .object(
            members.map { .init($0.name, $0.title, $0.help, isRequired: $0.isRequired, $0.kind.schema) },
            companions: companions,
            beyond: "An interval ends no earlier than it begins. Texts have no noncharacters.")
    }
}
