/// What a column holds. Each dialect has a name of its own for it.
enum SQLType: Equatable {
    case text
    case texts
    case wholeNumber
    case boolean
    case moment
    /// JSON as it stands in the line.
    case json
}

/// A column of a view, or a member of a JSON object.
struct SQLColumn {
    var name: String
    var type: SQLType

    init(_ name: String, _ type: SQLType) {
        self.name = name
        self.type = type
    }
}
