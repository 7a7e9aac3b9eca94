/// A sum of tallies from which tallies can be taken away again.
///
/// The precision of a sum follows from its parts, so the parts are counted by precision; a sum that only remembered
/// "about" could never become exact again when its one imprecise part is retracted.
///
/// Does not overflow: a log has at most 10¹⁰ entries, and a count that is not in ``Tally/statableCounts`` is never added.
public struct TallySum: Equatable, Sendable {
    /// Sum of the counts.
    public var count = 0
    /// How many tallies were added.
    public var parts = 0
    /// How many of them were `about`.
    public var aboutParts = 0
    /// How many of them were `atLeast`.
    public var atLeastParts = 0

    /// The sum of nothing.
    public init() {}

    /// One tally as a sum.
    public init(_ tally: Tally) {
        count = tally.count
        parts = 1
        aboutParts = tally.precision == .about ? 1 : 0
        atLeastParts = tally.precision == .atLeast ? 1 : 0
    }

    /// The sum as a tally: `about` if any part is, else `atLeast` if any part is, else exact.
    public var tally: Tally {
        Tally(count, aboutParts > 0 ? .about : atLeastParts > 0 ? .atLeast : .exact)
    }

    /// Whether it is the sum of nothing.
    var isEmpty: Bool { self == TallySum() }

    /// The sum that takes this one away.
    public static prefix func - (sum: TallySum) -> TallySum {
        var negated = TallySum()
        negated.count = -sum.count
        negated.parts = -sum.parts
        negated.aboutParts = -sum.aboutParts
        negated.atLeastParts = -sum.atLeastParts
        return negated
    }

    /// Adds all parts of another sum.
    public static func += (left: inout TallySum, right: TallySum) {
        left.count += right.count
        left.parts += right.parts
        left.aboutParts += right.aboutParts
        left.atLeastParts += right.atLeastParts
    }
}
