import ActivityLedger
import CanonicalJSON

extension StatisticsReport {
    /// The statistics with the year before, and the change, beside each figure: one figure a line.
    public func compared(as format: Format) -> String {
        switch format {
        case .text: comparedText
        case .json: comparedJSON
        case .csv: comparedCSV
        case .markdown: comparedMarkdown
        }
    }

    private func comparisons(of year: Int) -> [FigureComparison] {
        result.statistics.comparison(of: year)
    }

    private var comparedText: String {
        result.checkpoint.head(language)
            + years.map { year in
                let rows = comparedRows(of: year, label: labelShown).map { [$0.indentedLabel()] + $0.cells }
                return "\n" + TextTable.lines([comparedTitles(of: year)] + rows) { $0 > 0 }
            }.joined()
    }

    private var comparedMarkdown: String {
        years.map { year in
            "## \(year.fourDigits)\n\n"
                + Markdown.table(
                    header: comparedTitles(of: year),
                    rows: comparedRows(of: year, label: Markdown.escaped).map { row in
                        [String(repeating: "&emsp;", count: row.level) + row.label] + row.cells
                    })
        }.joined(separator: "\n")
    }

    /// What stands above the columns of a comparison.
    func comparedTitles(of year: Int) -> [String] {
        ["\(year.fourDigits)", "\(year.fourDigits)", "\((year - 1).fourDigits)", language.change]
    }

    /// Label, value, value the year before, change.
    func comparedRows(of year: Int, label: (String) -> String) -> [TableRow] {
        comparisons(of: year).map { comparison in
            let (level, text) = place(of: comparison.path, label)
            return TableRow(
                level: level, label: text,
                cells: [
                    language.text(comparison.tally), language.text(comparison.previous), language.text(comparison),
                ])
        }
    }

    /// How deep a figure stands, and what it is called there.
    private func place(of path: FigurePath, _ label: (String) -> String) -> (level: Int, text: String) {
        let definition = ActivityType.all.first { $0.statistics.name == path.section }?.statistics
        let title = definition?.title(language) ?? path.section
        if let row = path.row {
            let grouping = definition?.groupings.first { $0.name == row.grouping }
            let name = grouping?.label(of: row.name?.string, language, escape: label) ?? ""
            let words = "\(name), \(grouping?.title(language) ?? row.grouping)"
            return path.part == .total ? (1, words) : (2, part(path.part, definition))
        }
        return path.part == .total ? (0, title) : (1, part(path.part, definition))
    }

    private func part(_ part: FigurePath.Part, _ definition: StatisticsSection?) -> String {
        switch part {
        case .total: language.total
        case .inPerson: Mode.inPerson.title(language)
        case .online: Mode.online.title(language)
        case .sum(let member): definition?.sums.first { $0.member == member }?.title(language) ?? member
        }
    }

    private var comparedCSV: String {
        var lines = [
            CSV.line([
                "year", "figure", "name", "count", "precision", "previouscount", "previousprecision", "change",
                "changeprecision",
            ])
        ]
        for year in years {
            for comparison in comparisons(of: year) {
                let path = comparison.path
                lines.append(
                    CSV.line([
                        "\(year.fourDigits)", path.withoutName, path.row?.name?.string ?? "",
                        "\(comparison.tally.count)",
                        comparison.tally.precision.rawValue, "\(comparison.previous.count)",
                        comparison.previous.precision.rawValue, "\(comparison.change)",
                        comparison.isChangeExact ? "exact" : "about",
                    ]))
            }
        }
        return lines.joined()
    }

    /// The usual shape, and beside it the comparisons.
    private var comparedJSON: String {
        var object = result.statistics.json(of: result.checkpoint, years: years)
        object["comparisons"] = .array(
            years.map { year in
                .object(
                    JSONObject([
                        "year": .integer(year), "previousYear": .integer(year - 1),
                        "figures": .array(comparisons(of: year).map { .object($0.json) }),
                    ]))
            })
        return JSONValue.object(object).indented()
    }
}

extension FigureComparison {
    fileprivate var json: JSONObject {
        JSONObject([
            "figure": .string(path.text), "tally": .object(JSONObject(tally)),
            "previous": .object(JSONObject(previous)),
            "change": .object(
                JSONObject(["count": .integer(change), "precision": .string(isChangeExact ? "exact" : "about")])),
        ])
    }
}

extension FigurePath {
    /// The path without the name it is broken down by, which in CSV has a column of its own.
    var withoutName: String {
        [section, row?.grouping, part.text].compactMap(\.self).joined(separator: ".")
    }
}

extension Language {
    fileprivate var change: String {
        switch self {
        case .english: "change"
        case .french: "évolution"
        }
    }
}
