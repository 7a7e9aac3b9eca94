import CanonicalJSON

/// Apache Spark.
struct Spark: SQLDialect {
    let title = "Apache Spark"
    let versions = "3.5.6 to 4.3.0"
    // Views that outlast the session would need a catalogue of tables.
    let createView = "create or replace temporary view"
    let sharedExpression = "as"

    func name(of type: SQLType) -> String {
        switch type {
        // Its own type for JSON is not in every version in use.
        case .text, .json: "string"
        case .texts: "array<string>"
        case .wholeNumber: "bigint"
        case .boolean: "boolean"
        // A moment, which Spark shows in the time zone of the session.
        case .moment: "timestamp"
        }
    }

    func quoted(_ name: String) -> String { "`\(name)`" }

    func literal(_ text: String) -> String {
        let escaped = text.escaping { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "'": "\\'"
            case "\n": "\\n"
            case "\r": "\\r"
            default: nil
            }
        }
        return "'\(escaped)'"
    }

    func linesView(_ name: String, _ columns: [SQLColumn], in files: String) -> String {
        """
        \(createView) \(name) (
            \(declarations(columns, separator: ",\n    "))
        )
        using json
        options (
            path \(literal(files)),
            lineSep '\\n', mode 'PERMISSIVE');
        """
    }

    func patternNaming(directory: String) -> String? {
        // Hadoop's paths take what stands before a colon for the name of a file system.
        if directory.unicodeScalars.contains(":") { return nil }
        return directory.escaping { "*?[]{},\\".unicodeScalars.contains($0) ? "\\\($0)" : nil }
    }

    func parsed(_ json: String, as members: [SQLColumn]) -> String {
        "from_json(\(json), \(literal(declarations(members))))"
    }

    func failure(_ message: String) -> String { "raise_error(\(message))" }

    func bytes(_ text: String) -> String { "encode(\(text), 'UTF-8')" }

    private func declarations(_ columns: [SQLColumn], separator: String = ", ") -> String {
        columns.map { "\(quoted($0.name)) \(name(of: $0.type))" }.joined(separator: separator)
    }
}
