/// Why some bytes are not what they should be, and where.
public struct FormatError: Error, Equatable, Sendable {
    /// What is wrong, in one clause without a full stop. Safe to show on a terminal.
    public var problem: String
    /// The byte of the fault, from 0; `nil` where it is about the whole.
    public var offsetBytes: Int?

    /// An error at a place.
    public init(_ problem: String, at offsetBytes: Int? = nil) {
        self.problem = problem
        self.offsetBytes = offsetBytes
    }
}

extension FormatError: CustomStringConvertible {
    /// Place and problem, for a message.
    public var description: String { offsetBytes.map { "byte \($0): \(problem)" } ?? problem }
}
