/// DuckDB. Tried with 1.5 and 2.0.
struct DuckDB: SQLDialect {
    let title = "DuckDB"
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
        // By scalars: to Swift, a quote with an accent on it is no quote.
        "'\(text.unicodeScalars.map { $0 == "'" ? "''" : String($0) }.joined())'"
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
        let scalars = directory.unicodeScalars
        if scalars.contains("\\") { return nil }
        return scalars.map { "*?[".unicodeScalars.contains($0) ? "[\($0)]" : String($0) }.joined()
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
