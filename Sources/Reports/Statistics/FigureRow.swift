import ActivityLedger
import CanonicalJSON

/// One line of a table of figures: a label, and a total with its parts by mode where there are such.
struct FigureRow {
    var label: String
    var total: String
    var inPerson = ""
    var online = ""
    /// The same as a bar, in a breakdown.
    var bar: Bar?

    init(_ label: String, _ figures: ModeSums, isSplitByMode: Bool, _ language: Language) {
        self.label = label
        total = language.text(figures.total.tally)
        if isSplitByMode {
            inPerson = language.text(figures.inPerson.tally)
            online = language.text(figures.online.tally)
        }
    }

    init(_ label: String, total: String) {
        self.label = label
        self.total = total
    }

    var cells: [String] { [label, total, inPerson, online] }

    static func columns(_ language: Language) -> [String] {
        [language.total] + Mode.allCases.map { $0.title(language) }
    }
}

extension SectionSums {
    /// The section's own line and those of its sums.
    func mainRows(_ language: Language) -> [FigureRow] {
        [FigureRow(definition.title(language), figures, isSplitByMode: definition.isSplitByMode, language)]
            + definition.sums.indices.map { index in
                FigureRow(definition.sums[index].title(language), total: language.text(tally(ofSum: index)))
            }
    }

    /// The lines of one breakdown; `label` makes a text of the data safe for the format.
    func breakdownRows(_ index: Int, _ language: Language, label: (String) -> String) -> [FigureRow] {
        let grouping = definition.groupings[index]
        let rows = rows(ofGrouping: index)
        let largest = rows.map(\.figures.total.count).max() ?? 0
        return rows.map { row in
            var line = FigureRow(
                grouping.label(of: row.name, language, escape: label), row.figures,
                isSplitByMode: definition.isSplitByMode, language)
            line.bar = Bar(row.figures, isSplitByMode: definition.isSplitByMode, largest: largest)
            return line
        }
    }
}

extension StatisticsSection.Grouping {
    /// What a row is called; `escape` makes a text of the data safe for the format. A country has its code before its
    /// name: by it, the row is found in the data.
    func label(of name: String?, _ language: Language, escape: (String) -> String) -> String {
        guard let name else { return unstated(language) }
        guard isByCountry, CountryCode.assigned.contains(name) else { return escape(name) }
        return escape("\(name) \(language.country(name))")
    }
}

extension Language {
    /// The same in each.
    var total: String { "total" }
}
