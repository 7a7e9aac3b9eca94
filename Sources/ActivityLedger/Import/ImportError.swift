import CanonicalJSON

/// What is wrong with one row of a spreadsheet, or with its columns.
public struct RowProblem: Equatable, Sendable {
    /// The column, when it is about one.
    public var column: String?
    /// The member, when no column is mapped to it.
    public var member: String?
    /// What is wrong and what to do, in one clause. Safe to show on a terminal.
    public var problem: String

    init(column: String? = nil, member: String? = nil, _ problem: String) {
        self.column = column
        self.member = member
        self.problem = problem
    }

    /// With its place in the row.
    public var text: String {
        if let column { return "column \(column.quotedForDisplay): \(problem)" }
        if let member { return "member \(member.quotedForDisplay): \(problem)" }
        return problem
    }
}

/// Why a spreadsheet is not imported: everything that is wrong with it.
public struct ImportError: Error, Sendable {
    /// Each with its place in the file, safe to show on a terminal; the first ones, up to ``BatchError/limit``.
    public let problems: [String]
    /// How many more there are.
    public let furtherCount: Int
    /// What can be done about all of it together.
    public var remedy: String?

    init(_ problems: [String], remedy: String? = nil) {
        self.problems = Array(problems.prefix(BatchError.limit))
        furtherCount = problems.count - self.problems.count
        self.remedy = remedy
    }
}
