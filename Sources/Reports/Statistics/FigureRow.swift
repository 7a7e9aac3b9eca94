import ActivityLedger

/// One line of a table of figures: a label, and a total with its parts by mode where there are such.
struct FigureRow {
    var label: String
    var total: String
    var inPerson = ""
    var online = ""

    init(_ label: String, _ figures: ModeSums, isSplitByMode: Bool) {
        self.label = label
        total = figures.total.tally.text
        if isSplitByMode {
            inPerson = figures.inPerson.tally.text
            online = figures.online.tally.text
        }
    }

    init(_ label: String, total: String) {
        self.label = label
        self.total = total
    }

    var cells: [String] { [label, total, inPerson, online] }

    static let columns = ["total", "in person", "online"]
}

extension SectionSums {
    /// The section's own line and those of its sums.
    var mainRows: [FigureRow] {
        [FigureRow(definition.title, figures, isSplitByMode: definition.isSplitByMode)]
            + definition.sums.indices.map { index in
                FigureRow(definition.sums[index].title, total: tally(ofSum: index).text)
            }
    }

    /// The lines of one breakdown; `label` makes a text of the data safe for the format.
    func breakdownRows(_ index: Int, label: (String) -> String) -> [FigureRow] {
        rows(ofGrouping: index).map { row in
            let name = row.name.map(label) ?? "(no \(definition.groupings[index].member) stated)"
            return FigureRow(name, row.figures, isSplitByMode: definition.isSplitByMode)
        }
    }
}
