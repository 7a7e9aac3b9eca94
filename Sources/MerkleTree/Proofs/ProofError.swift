/// Why a proof cannot be made, or does not hold: what is wrong, in one clause. Safe to show on a terminal.
public struct ProofError: Error, Equatable, Sendable {
    /// The clause.
    public var problem: String

    /// An error of its clause.
    public init(_ problem: String) {
        self.problem = problem
    }
}
