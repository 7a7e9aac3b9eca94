import CanonicalJSON
import DelimitedText

/// A column that says of which type each row is.
struct TypeColumn {
    let index: Int
    /// The rule, as a mapping writes it.
    let json: JSONObject
    /// The types there are in it.
    let types: [ActivityType]
    private(set) var notes: [String] = []

    /// The column of types of a table; `nil` when none seems to be one.
    init?(_ table: DelimitedTable) {
        guard let index = table.header.firstIndex(where: HeaderWords.isType) else { return nil }
        let column = table.header[index]
        var entries: [JSONObject.Member] = []
        var names: Set<ExactText> = []
        var unknown: [String] = []
        var distinct: Set<ExactText> = []
        for cell in table.cells(ofColumn: index) where distinct.insert(ExactText(cell.lowercased())).inserted {
            if let type = TypeWords.type(cell) {
                entries.append(JSONObject.Member(name: cell, value: .string(type.name)))
                names.insert(ExactText(type.name))
            } else {
                unknown.append(cell)
            }
        }
        if names.isEmpty { return nil }
        self.index = index
        types = ActivityType.all.filter { names.contains(ExactText($0.name)) }
        json = JSONObject(["column": .string(column), "values": .object(JSONObject(distinct: entries))])
        if !unknown.isEmpty {
            let shown = unknown.prefix(5).map(\.quotedForDisplay).joined(separator: ", ")
            notes.append("column \(column.quotedForDisplay): of what type is \(shown)? Add it to \"values\"")
        }
    }
}
