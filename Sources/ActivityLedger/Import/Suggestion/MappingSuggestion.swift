import CanonicalJSON
import DelimitedText

/// A first mapping for a file, guessed from its columns and cells, for a person to look over.
public struct MappingSuggestion: Sendable {
    /// The mapping as JSON; one that can be read, unless the type is to be filled in.
    public let text: String
    /// What the person should look at.
    public private(set) var notes: [String] = []

    /// What stands in the place of a type that cannot be told.
    static let unknownType = "?"

    /// Guesses.
    /// - Parameter countryCode: The code of a country by its name, in whatever language.
    public init(_ table: DelimitedTable, countryCode: (String) -> String?) {
        var type: JSONValue
        var types = ActivityType.all
        let typeColumn = TypeColumn(table)
        if let typeColumn {
            type = .object(typeColumn.json)
            types = typeColumn.types
            notes += typeColumn.notes
        } else if let guessed = ColumnAssignment.type(of: table.header) {
            type = .string(guessed.name)
            types = [guessed]
        } else {
            type = .string(Self.unknownType)
            notes.append(
                "the type cannot be told; write one of \(types.map(\.name).joined(separator: ", ")) in the place of"
                    + " \"\(Self.unknownType)\"")
        }
        var columns = table.header
        // Nothing else is looked for in the column of types.
        if let typeColumn { columns[typeColumn.index] = "" }
        let isTypeKnown = types.count < ActivityType.all.count
        var members = JSONObject()
        var read: Set<Int> = []
        for type in types {
            let assignment = ColumnAssignment(columns, to: type.members)
            for (index, member) in assignment.members.sorted(by: { $0.key < $1.key }) {
                read.insert(index)
                if members[member.name] != nil { continue }
                let cells = table.cells(ofColumn: index)
                let rule = RuleSuggestion(table.header[index], cells, as: member, countryCode: countryCode)
                members[member.name] = .object(rule.json)
                notes += rule.notes
            }
            guard isTypeKnown else { continue }
            notes += assignment.missing(for: type).map { member in
                "\(type.name) needs \"\(member.name)\" (\(member.help)); add it, perhaps as a \"constant\""
            }
        }
        let ignored = table.header.indices.filter { !read.contains($0) && $0 != typeColumn?.index }
            .map { table.header[$0] }
        notes += ignored.map { column in
            "column \(column.quotedForDisplay): its member cannot be told, so it is left out (\"ignored\")"
        }
        var mapping = JSONObject(["type": type, "members": .object(members)])
        if !ignored.isEmpty { mapping["ignored"] = .array(ignored.map { .string($0) }) }
        text = JSONValue.object(mapping).indented()
    }
}

extension DelimitedTable {
    /// The texts of a column's cells, but for empty ones.
    func cells(ofColumn index: Int) -> [String] {
        rows.compactMap { row in
            let cells = row.cells(ofColumns: header.count)
            guard cells.count == header.count else { return nil }
            let cell = CellText.of(cells[index])
            return cell.isEmpty ? nil : cell
        }
    }
}
