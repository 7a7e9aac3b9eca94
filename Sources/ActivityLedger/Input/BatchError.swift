/// Everything that is wrong with a batch, so that a person can mend it in one go. Nothing of it was recorded.
public struct BatchError: Error, Sendable {
    /// One thing that is wrong, and where.
    public struct Problem: Equatable, Sendable {
        /// Line of the input, from 1.
        public var line: Int
        /// Column, from 1, in Unicode scalars; `nil` when it is about the line as a whole.
        public var column: Int?
        /// The member, when it is about one.
        public var member: String?
        /// What is wrong and what was expected, in one clause. Safe to show on a terminal.
        public var problem: String
    }

    /// The first of them, up to ``limit``.
    public private(set) var problems: [Problem] = []
    /// How many more there are.
    public private(set) var furtherCount = 0

    /// How many problems are kept. A file that is wrong in every line is told so by its first ones.
    public static let limit = 20

    mutating func add(_ problem: Problem) { add { problem } }

    /// Adds a problem, which is not even worked out when it is one too many: to find its place takes as long as reading.
    mutating func add(_ problem: () -> Problem) {
        if problems.count < Self.limit { problems.append(problem()) } else { furtherCount += 1 }
    }

    /// Adds the problems of a later part of the input, which begins behind so many lines.
    mutating func add(_ later: BatchError, behind lines: Int) {
        for problem in later.problems {
            add {
                var moved = problem
                moved.line += lines
                return moved
            }
        }
        furtherCount += later.furtherCount
    }
}
