import ActivityLedger

extension LedgerViews {
    /// The figures in two steps: the sums by all that any figure is grouped by, and of each of these rows what it adds to
    /// each figure. It adds nothing to most of them, and by that a year has every figure, those that are zero, too.
    var yearlyStatisticsView: String {
        let keys = (["year", "type", Self.modeMember] + Self.keys).map(dialect.quoted).joined(separator: ", ")
        // Whatever collation the session has, names that differ are two.
        let groups = ([keys] + Self.keys.map { dialect.bytes(dialect.quoted($0)) }).joined(separator: ", ")
        let names = Self.keys.map { "when \(dialect.literal($0)) then \(dialect.quoted($0))" }
        let name = names.isEmpty ? "null" : "case key \(names.joined(separator: " ")) end"
        let figures = ListedFigure.all
        return """
            \(dialect.createView) yearly_statistics as
            with sums \(dialect.sharedExpression) (
                select \(keys),
                    \(sums.joined(separator: ",\n        "))
                from activities
                group by \(groups)
            ),
            listed as (
                select * from (values
                    \(figures.map { $0.row(dialect) }.joined(separator: ",\n        "))
                ) as listed (\(ListedFigure.columns.joined(separator: ", ")))
            ),
            parts as (
                select year, place, column_place, figure, \(name) as name,
                    \(part("sum_of_", otherwise: "amount")) as amount,
                    \(part("vagueness_of_", otherwise: "vagueness")) as vagueness
                from sums cross join listed
                where key is null or type = counted_type
            ),
            figures as (
                select year, place, column_place, figure, name, \(dialect.bytes("name")) as name_bytes,
                    sum(amount) as amount, max(vagueness) as vagueness
                from parts
                group by year, place, column_place, figure, name, \(dialect.bytes("name"))
            )
            select year, figure, name, cast(amount as \(dialect.name(of: .wholeNumber))) as count,
                \(Tally.Precision.sqlName(of: "vagueness", dialect)) as precision
            from (
                select *, max(case when column_place = 0 then amount end)
                    over (partition by year, place, name_bytes) as row_total
                from figures
            ) as with_totals
            order by year, place, name is null, row_total desc, name_bytes, column_place;
            """
    }

    /// The members that figures are broken down by, and those they sum up; each once.
    private static var keys: [String] { unique(ActivityType.all.flatMap { $0.statistics.groupings.map(\.member) }) }
    private static var summed: [String] { unique(ActivityType.all.flatMap { $0.statistics.sums.map(\.member) }) }
    private static let modeMember = "mode"

    /// How many activities there were, and the sums over members, each with its vagueness.
    private var sums: [String] {
        let counted = ActivityType.all.compactMap { type in
            type.statistics.countMember.map { (type: dialect.literal(type.name), member: $0) }
        }
        let amounts = counted.map { "when \($0.type) then coalesce(\(dialect.quoted($0.member)), 1)" }
        let vagueness = counted.map { "when \($0.type) then \(self.vagueness(of: $0.member))" }
        let exact = Tally.Precision.exact.vagueness
        return [
            "sum(\(choice("type", amounts, otherwise: "1"))) as amount",
            "max(\(choice("type", vagueness, otherwise: "\(exact)"))) as vagueness",
        ]
            + Self.summed.flatMap { member in
                // An activity that does not state it makes the sum a lower bound.
                let unstated = "when \(dialect.quoted(member)) is null then \(Tally.Precision.atLeast.vagueness)"
                return [
                    "sum(coalesce(\(dialect.quoted(member)), 0)) as sum_of_\(member)",
                    "max(case \(unstated) else \(self.vagueness(of: member)) end) as vagueness_of_\(member)",
                ]
            }
    }

    private func vagueness(of member: String) -> String {
        Tally.Precision.sqlVagueness(of: dialect.quoted(member + "Precision"), dialect)
    }

    /// What a row of the sums adds to a figure: from the column of the member that the figure sums up.
    private func part(_ prefix: String, otherwise column: String) -> String {
        let sums = Self.summed.map { "when \(dialect.literal($0)) then \(prefix)\($0)" }
        let isCounted =
            "type = counted_type and (counted_mode is null or \(dialect.quoted(Self.modeMember)) = counted_mode)"
        return "case when \(isCounted) then \(choice("summed", sums, otherwise: column)) else 0 end"
    }

    private func choice(_ value: String, _ cases: [String], otherwise: String) -> String {
        cases.isEmpty ? otherwise : "case \(value) \(cases.joined(separator: " ")) else \(otherwise) end"
    }

    private static func unique(_ names: [String]) -> [String] {
        names.enumerated().filter { index, name in names.firstIndex(of: name) == index }.map(\.element)
    }
}
