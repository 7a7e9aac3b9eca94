/// A JSON value (RFC 8259, section 3), as exact as the record needs it.
///
/// Read one with ``init(parsing:)``, write it with ``canonicalBytes`` (RFC 8785) or ``indented()``.
///
/// Two values are equal when their canonical forms are the same bytes. Swift's own `==` on `String` would also
/// equate texts that differ in Unicode normalisation, and so merge two names that a person wrote differently.
public enum JSONValue: Sendable {
    case null
    case boolean(Bool)
    /// An IEEE 754 double, always finite: RFC 8785, section 3.2.2.3 knows no other numbers.
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue: Equatable {
    /// Whether both have the same canonical form.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): ExactText(left) == ExactText(right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }
}

extension JSONValue {
    /// The text, when the value is a string.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The value, when it is a whole number that a `Double` holds exactly (magnitude at most 2^53).
    public var integer: Int? {
        guard case .number(let number) = self, number.magnitude <= 9_007_199_254_740_992 else { return nil }
        return Int(exactly: number)
    }

    /// The elements, when the value is an array.
    public var array: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members, when the value is an object.
    public var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// What kind of value this is, in words for an error message: "a string", "an array".
    public var kind: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }

    /// A whole number. Exact up to a magnitude of 2^53, which no count of this project reaches.
    public static func integer(_ value: Int) -> JSONValue { .number(Double(value)) }
}
