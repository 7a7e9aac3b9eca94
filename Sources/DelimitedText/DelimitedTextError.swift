/// Why a file is not delimited text as RFC 4180 defines it, and where.
public struct DelimitedTextError: Error, Equatable, Sendable {
    /// Line of the file, from 1; `nil` when it is about the file as a whole.
    public var line: Int?
    /// What is wrong and what to do, in one clause. Safe to show on a terminal.
    public var problem: String

    init(_ problem: String, line: Int? = nil) {
        self.problem = problem
        self.line = line
    }
}
