import CanonicalJSON

/// DuckDB.
struct DuckDB: SQLDialect {
    let title = "DuckDB"
    let versions = "0.10.3 to 2.0.0"
    let createView = "create or replace view"
    let sharedExpression = "as materialized"

    func name(of type: SQLType) -> String {
        switch type {
        case .text: "varchar"
        case .texts: "varchar[]"
        case .wholeNumber: "bigint"
        case .boolean: "boolean"
        // Without a time zone of the session's coming into it: a moment is a moment.
        case .moment: "timestamptz"
        case .json: "json"
        }
    }

    func quoted(_ name: String) -> String { "\"\(name)\"" }

    func literal(_ text: String) -> String {
        "'\(text.escaping { $0 == "'" ? "''" : nil })'"
    }

    func linesView(_ name: String, _ columns: [SQLColumn], in files: String) -> String {
        let types = columns.map { "\(quoted($0.name)): \(literal(self.name(of: $0.type)))" }
        // The columns are given, so that it guesses none of them from the first lines.
        return """
            \(createView) \(name) as
            select * from read_json(
                \(literal(files)),
                format = 'newline_delimited', ignore_errors = true,
                columns = {
                    \(types.joined(separator: ",\n        "))
                });
            """
    }

    func patternNaming(directory: String) -> String? {
        // It takes a backslash for a separator of directories, on every system.
        if directory.unicodeScalars.contains("\\") { return nil }
        return directory.escaping { "*?[".unicodeScalars.contains($0) ? "[\($0)]" : nil }
    }

    func parsed(_ json: String, as members: [SQLColumn]) -> String {
        let types = members.map { member in
            let type = member.type == .texts ? "[\"\(name(of: .text))\"]" : "\"\(name(of: member.type))\""
            return "\"\(member.name)\":\(type)"
        }
        return "json_transform(\(json), \(literal("{\(types.joined(separator: ","))}")))"
    }

    func failure(_ message: String) -> String { "error(\(message))" }

    func bytes(_ text: String) -> String { "encode(\(text))" }
}
