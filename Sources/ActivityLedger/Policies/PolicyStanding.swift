/// How a ledger stands to its policies, at its end.
public struct PolicyStanding: Equatable, Sendable {
    /// The policies there were.
    public internal(set) var course = PolicyCourse()
    /// How many countersignatures there are with which nothing is wrong.
    public internal(set) var countersignatureCount = 0
    /// How many entries still need one.
    public internal(set) var missingCount = 0

    /// Whether there is anything to be said.
    public var isOfInterest: Bool { self != PolicyStanding() }
}
