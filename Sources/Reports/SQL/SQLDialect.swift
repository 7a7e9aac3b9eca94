/// What differs between the systems that the views are written for. All else in them is the same SQL.
protocol SQLDialect: Sendable {
    /// What people call the system.
    var title: String { get }
    /// The versions it was tried with.
    var versions: String { get }

    /// The beginning of a statement that makes a view, in the place of one of the same name.
    var createView: String { get }

    /// The beginning of a common table expression that is used more than once, behind its name.
    var sharedExpression: String { get }

    /// The name of a type.
    func name(of type: SQLType) -> String

    /// The name of a column, whatever words the system keeps for itself.
    func quoted(_ name: String) -> String

    /// A text as a literal.
    func literal(_ text: String) -> String

    /// A statement that makes a view of the lines of JSON in files: a row a line, in which a line that is no JSON object
    /// has nothing but nulls.
    func linesView(_ name: String, _ columns: [SQLColumn], in files: String) -> String

    /// The name of a directory within a pattern of file names, standing for itself; `nil` when no pattern can name it.
    func patternNaming(directory: String) -> String?

    /// The members of a JSON object, as a struct. Each member is null that is not there.
    func parsed(_ json: String, as members: [SQLColumn]) -> String

    /// Ends the query with a message, which is an expression.
    func failure(_ message: String) -> String

    /// The UTF-8 bytes of a text, by which it is compared whatever collation is in force.
    func bytes(_ text: String) -> String
}
