import CanonicalJSON

/// The value of a member of an activity, as Swift code writes it.
///
/// A text, a country's code or an EDTF date is a string literal; a list of texts is an array literal; an exact count is an
/// integer literal.
public enum MemberValue: Sendable, Equatable {
    /// A text, a date or a country's code.
    case text(String)
    /// Several texts.
    case texts([String])
    /// When.
    case date(ActivityDate)
    /// How people met.
    case mode(Mode)
    /// How many, and how well that is known: a member and its precision in one.
    case tally(Tally)

    /// How many, and how well that is known.
    public static func count(_ count: Int, _ precision: Tally.Precision = .exact) -> MemberValue {
        .tally(Tally(count, precision))
    }

    /// Sets a member of some data to it.
    func set(_ member: String, in data: inout JSONObject) {
        switch self {
        case .text(let text): data[member] = .string(text)
        case .texts(let texts): data[member] = .array(texts.map { .string($0) })
        case .date(let date): data[member] = .string(date.text)
        case .mode(let mode): data[member] = .string(mode.rawValue)
        case .tally(let tally):
            data[member] = .integer(tally.count)
            if tally.precision != .exact { data[member + "Precision"] = .string(tally.precision.rawValue) }
        }
    }
}

extension MemberValue: ExpressibleByStringInterpolation, ExpressibleByArrayLiteral, ExpressibleByIntegerLiteral {
    /// A text.
    public init(stringLiteral text: String) { self = .text(text) }
    /// Several texts.
    public init(arrayLiteral texts: String...) { self = .texts(texts) }
    /// An exact count.
    public init(integerLiteral count: Int) { self = .tally(Tally(count)) }
}
