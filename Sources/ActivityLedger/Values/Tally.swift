import CanonicalJSON

/// A count with its precision: the vagueness of a source is part of the fact.
public struct Tally: Equatable, Sendable {
    /// How well a count is known.
    public enum Precision: String, CaseIterable, Sendable {
        case exact
        case atLeast
        case about

        /// Those that an entry states; exact is what it does not.
        static let statable: [Precision] = [.atLeast, .about]
    }

    /// The number.
    public var count: Int
    /// How well it is known.
    public var precision: Precision

    /// A tally of its parts.
    public init(_ count: Int, _ precision: Precision = .exact) {
        self.count = count
        self.precision = precision
    }

    /// The counts that an entry can state.
    public static let statableCounts = 1...1_000_000

    /// Reads the form of the command line: `30` exact, `40+` at least, `30~` about.
    /// - Throws: ``ValueError`` when it is none of these, or out of ``statableCounts``.
    public init(commandLine text: String) throws(ValueError) {
        var digits = text.unicodeScalars
        switch digits.last {
        case "+": precision = .atLeast
        case "~": precision = .about
        default: precision = .exact
        }
        if precision != .exact { digits.removeLast() }
        guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }) else {
            throw ValueError("\(text.quotedForDisplay) is not a count; expected 30, 40+ (at least) or 30~ (about)")
        }
        guard let count = DecimalDigits.number(String(digits)), Tally.statableCounts.contains(count) else {
            throw ValueError("\(text.quotedForDisplay) is out of range; a count is from 1 to 1,000,000")
        }
        self.count = count
    }
}
