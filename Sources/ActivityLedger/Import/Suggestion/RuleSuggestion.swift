import CanonicalJSON

/// A rule for a column, from what stands in its cells.
struct RuleSuggestion {
    /// The rule, as a mapping writes it.
    private(set) var json: JSONObject
    /// What the user should look at.
    private(set) var notes: [String] = []
    private let column: String

    /// - Parameters:
    ///   - cells: The column's cells that are not empty.
    ///   - countryCode: The code of a country by its name, in whatever language.
    init(_ column: String, _ cells: [String], as member: Member, countryCode: (String) -> String?) {
        self.column = column
        json = JSONObject(["column": .string(column)])
        switch member.kind {
        case .date: setFormat(cells)
        case .mode: setValues(cells) { ModeWords.mode($0)?.rawValue }
        case .country: setValues(cells, countryCode)
        case .texts: setSeparator(cells)
        case .text: if cells.contains(where: { $0.utf8.contains(0x0A) }) { json["lineBreaks"] = .string(" ") }
        case .count, .precision: break
        }
    }

    private mutating func setFormat(_ cells: [String]) {
        // There are fewer days than rows.
        var distinct: Set<ExactText> = []
        let guess = DateFormatGuess(cells.filter { distinct.insert(ExactText($0)).inserted })
        if guess.isAmbiguous {
            notes.append(
                "column \(column.quotedForDisplay): day and month may be the other way round; \(guess.formats[0].text) was taken"
            )
        }
        if let unread = guess.unread {
            notes.append("column \(column.quotedForDisplay): \(unread.quotedForDisplay) is no date that can be read")
        }
        if guess.formats.isEmpty || guess.formats == [.edtf] { return }
        let formats = guess.formats.map { JSONValue.string($0.text) }
        json["format"] = formats.count == 1 ? formats[0] : .array(formats)
    }

    /// A table, unless all cells stand for themselves.
    private mutating func setValues(_ cells: [String], _ value: (String) -> String?) {
        var entries: [JSONObject.Member] = []
        var unknown: [String] = []
        var distinct: Set<ExactText> = []
        for cell in cells where distinct.insert(ExactText(cell.lowercased())).inserted {
            if let value = value(cell) {
                entries.append(JSONObject.Member(name: cell, value: .string(value)))
            } else {
                unknown.append(cell)
            }
        }
        if !unknown.isEmpty {
            let shown = unknown.prefix(5).map(\.quotedForDisplay).joined(separator: ", ")
            notes.append("column \(column.quotedForDisplay): what does \(shown) stand for? Add it to \"values\"")
        }
        if !entries.allSatisfy({ ExactText($0.name) == ExactText($0.value.string ?? "") }) {
            json["values"] = .object(JSONObject(distinct: entries))
        }
    }

    private mutating func setSeparator(_ cells: [String]) {
        let counted = [";", "\n", ",", " / "].map { separator in
            (separator: separator, count: cells.count { $0.utf8.contains(separator.utf8) })
        }
        guard let most = counted.map(\.count).max(), most > 0 else { return }
        json["separator"] = counted.first { $0.count == most }.map { .string($0.separator) }
    }
}
