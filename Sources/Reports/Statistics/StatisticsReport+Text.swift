import ActivityLedger
import CanonicalJSON
import MerkleTree

extension StatisticsReport {
    /// Aligned tables for a terminal, one a year.
    var text: String {
        result.checkpoint.head(language) + years.map { "\n" + table(of: $0) }.joined()
    }

    private func table(of year: Int) -> String {
        let rows = tableRows(of: year).map { [$0.indentedLabel()] + $0.cells }
        return TextTable.lines([titles(of: year)] + rows) { $0 > 0 }
    }

    /// What stands above the columns.
    func titles(of year: Int) -> [String] { ["\(year.fourDigits)"] + FigureRow.columns(language) }

    /// The figures of a year, one section below the other, each with its sums and breakdowns.
    func tableRows(of year: Int) -> [TableRow] {
        result.statistics.sections(of: year).flatMap { section in
            var rows = section.mainRows(language).enumerated().map { TableRow($1, level: $0 == 0 ? 0 : 1) }
            for (index, grouping) in section.definition.groupings.enumerated() {
                let breakdown = section.breakdownRows(index, language, label: labelShown)
                if breakdown.isEmpty { continue }
                let title = FigureRow(grouping.title(language), total: "")
                rows.append(TableRow(title, level: 1, style: .faint))
                rows += breakdown.map { TableRow($0, level: 2) }
            }
            return rows
        }
    }

    /// A text of the data as a label.
    func labelShown(_ text: String) -> String { text.escapedForDisplay.cut(to: 60) }
}

extension TableRow {
    fileprivate init(_ row: FigureRow, level: Int, style: TextStyle = .plain) {
        self.init(level: level, label: row.label, cells: Array(row.cells.dropFirst()), style: style, bar: row.bar)
    }
}

extension Checkpoint {
    /// Which ledger a report is of, and which state of it: its first line.
    func head(_ language: Language = .english) -> String {
        headParts(language).joined(separator: ", ") + "\n"
    }

    /// The same in two parts, for where there is no room for one line.
    func headParts(_ language: Language) -> [String] {
        switch language {
        case .english: ["\(origin.escapedForDisplay), \(entries(size))", "root \(rootHash)"]
        case .french:
            ["\(origin.escapedForDisplay), \(size) \(size == 1 ? "entrée" : "entrées")", "racine \(rootHash)"]
        }
    }
}

/// A number of entries in words.
func entries(_ count: Int) -> String { count == 1 ? "1 entry" : "\(count) entries" }
