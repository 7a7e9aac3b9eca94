/// Why a text or number is not the value it should be: what is wrong and what was expected, in one clause. Safe to
/// show on a terminal.
public struct ValueError: Error, Equatable, Sendable {
    /// The clause.
    public var problem: String

    /// An error of its clause.
    public init(_ problem: String) {
        self.problem = problem
    }
}
