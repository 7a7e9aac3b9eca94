import ActivityLedger
import CanonicalJSON
import MerkleTree

extension StatisticsReport {
    /// Aligned tables for a terminal, one a year.
    var text: String {
        result.checkpoint.head(language) + years.map { "\n" + table(of: $0) }.joined()
    }

    private func table(of year: Int) -> String {
        var rows = [["\(year)"] + FigureRow.columns(language)]
        for section in result.statistics.sections(of: year) {
            let main = section.mainRows(language).enumerated().map { indented($1, by: $0 == 0 ? 0 : 1) }
            rows += main.map(\.cells)
            for (index, grouping) in section.definition.groupings.enumerated() {
                let breakdown = section.breakdownRows(index, language) { $0.escapedForDisplay.cut(to: labelWidthLimit) }
                if breakdown.isEmpty { continue }
                rows.append(indented(FigureRow(grouping.title(language), total: ""), by: 1).cells)
                rows += breakdown.map { indented($0, by: 2).cells }
            }
        }
        return TextTable.lines(rows) { $0 > 0 }
    }

    private var labelWidthLimit: Int { 60 }

    private func indented(_ row: FigureRow, by level: Int) -> FigureRow {
        var row = row
        row.label = String(repeating: "  ", count: level) + row.label
        return row
    }
}

extension Checkpoint {
    /// Which ledger a report is of, and which state of it: its first line.
    func head(_ language: Language = .english) -> String {
        switch language {
        case .english: "\(origin.escapedForDisplay), \(entries(size)), root \(rootHash)\n"
        case .french: "\(origin.escapedForDisplay), \(size) \(size == 1 ? "entrée" : "entrées"), racine \(rootHash)\n"
        }
    }
}

/// A number of entries in words.
func entries(_ count: Int) -> String { count == 1 ? "1 entry" : "\(count) entries" }
