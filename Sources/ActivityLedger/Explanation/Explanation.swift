import CanonicalJSON
import EventLog

/// Why a figure is what it is: the entries that make it, each with what it contributes.
public struct Explanation: Sendable {
    /// An entry behind the figure.
    public struct Row: Sendable {
        /// The entry, as recorded.
        public let entry: Entry
        /// Its activity, as it counts.
        public let activity: Activity
        /// What it contributes.
        public let contribution: Tally
        /// Its amendments, in order.
        public let amendments: [Entry]
    }

    /// The ledger when it was read.
    public let view: LedgerView
    /// The year.
    public let year: Int
    /// The figure and its value; `nil` for a whole year, whose entries contribute to the totals of their sections.
    public let figure: (path: FigurePath, tally: Tally)?
    /// The entries, in the order of the log.
    public let rows: [Row]

    /// What the contributions add up to. For a figure, its value.
    public var sum: Tally {
        rows.reduce(into: TallySum()) { $0 += TallySum($1.contribution) }.tally
    }
}

extension Ledger {
    /// Explains a figure of a year, or, without one, shows all that the year's figures are made of.
    /// - Parameter text: The figure's path, such as `meetings.byEvent.BIO USA`; `total` may be left out at its end.
    /// - Throws: ``ValueError`` for a year without activities, or a figure it does not have, with those it has;
    ///   `LogError`.
    public func explain(_ view: LedgerView, year: Int, figure text: String? = nil) throws -> Explanation {
        let figures = view.statistics.figures(of: year)
        if figures.isEmpty { throw ValueError("no activity of \(year.fourDigits) is recorded") }
        let figure = try text.map { text throws(ValueError) in try Self.find(text, among: figures, year) }
        var rows: [Explanation.Row] = []
        try replay(view) { scanned in
            if let plainYear = view.plainYear(of: scanned), plainYear != year { return }
            let entry = scanned.entry()
            let sequences = view.amendments.amendments[entry.sequence] ?? []
            guard let activity = try Activity.counting(entry, amendedBy: sequences.last, view.finder),
                activity.date.year == year
            else { return }
            let total = FigurePath(section: activity.type.statistics.name, row: nil, part: .total)
            guard let contribution = YearlyStatistics.contributions(of: activity)[figure?.path ?? total] else { return }
            let amendments = try sequences.map { sequence throws(LogError) in try view.finder.entry(at: sequence) }
            rows.append(
                Explanation.Row(entry: entry, activity: activity, contribution: contribution, amendments: amendments))
        }
        return Explanation(view: view, year: year, figure: figure, rows: rows)
    }

    private static func find(
        _ text: String, among figures: [(path: FigurePath, tally: Tally)], _ year: Int
    ) throws(ValueError) -> (path: FigurePath, tally: Tally) {
        let wanted = FigurePath(text)
        if let figure = figures.first(where: { $0.path == wanted }) { return figure }
        let names = figures.map(\.path.text)
        let meant = NearestName.of(text, among: names).map { "did you mean \($0.quotedForDisplay)? " } ?? ""
        throw ValueError(
            "\(year.fourDigits) has no figure \(text.quotedForDisplay); \(meant)it has \(names.joined(separator: ", "))"
        )
    }
}
