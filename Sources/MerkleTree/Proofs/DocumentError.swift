/// Why a text is not a checkpoint or a proof in its published format: where, and what was expected there.
public struct DocumentError: Error, Equatable, Sendable {
    /// Line of the text, from 1.
    public var line: Int
    /// What is wrong, in one clause. Safe to show on a terminal: it quotes nothing of the text.
    public var problem: String

    /// An error of its parts.
    public init(line: Int, problem: String) {
        self.line = line
        self.problem = problem
    }
}

extension DocumentError: CustomStringConvertible {
    /// The place and the problem.
    public var description: String { "line \(line): \(problem)" }
}
