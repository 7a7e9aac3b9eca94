import CanonicalJSON

/// The way to one figure of a year, as in the JSON of the statistics: `meetings.online`, `visitsReceived.visitors`,
/// `meetings.byEvent.BIO USA`, `meetings.byEvent.BIO USA.online`.
///
/// In text, a breakdown's key that is not stated is `null`, and `total` may be left out behind a key.
public struct FigurePath: Hashable, Sendable {
    /// Which number of a section, or of a row of a breakdown.
    public enum Part: Hashable, Sendable {
        case total
        case inPerson
        case online
        /// The sum over a member, such as `visitors`.
        case sum(String)

        /// Its name in the JSON.
        public var text: String {
            switch self {
            case .total: "total"
            case .inPerson: "inPerson"
            case .online: "online"
            case .sum(let member): member
            }
        }
    }

    /// A row of a breakdown.
    public struct Row: Hashable, Sendable {
        /// The breakdown's name, such as `byEvent`.
        public var grouping: String
        /// The row's name; `nil` for what does not state one.
        public var name: ExactText?

        /// The row of a name in a breakdown.
        public init(grouping: String, name: ExactText?) {
            self.grouping = grouping
            self.name = name
        }
    }

    /// The section's name, such as `meetings`.
    public var section: String
    /// The row, when the figure is of one.
    public var row: Row?
    /// Which number.
    public var part: Part

    /// A path of its parts.
    public init(section: String, row: Row?, part: Part) {
        self.section = section
        self.row = row
        self.part = part
    }

    /// The path as text.
    public var text: String {
        guard let row else { return "\(section).\(part.text)" }
        let name = row.name?.string ?? "null"
        return "\(section).\(row.grouping).\(name)" + (part == .total ? "" : ".\(part.text)")
    }
}

extension SectionSums {
    /// Every figure of the section with its path, in the order of the JSON.
    public var listed: [(path: FigurePath, tally: Tally)] {
        var listed = parts(of: figures).map { part, tally in
            (path: FigurePath(section: definition.name, row: nil, part: part), tally: tally)
        }
        for (index, sum) in definition.sums.enumerated() {
            listed.append(
                (FigurePath(section: definition.name, row: nil, part: .sum(sum.member)), tally(ofSum: index)))
        }
        for (index, grouping) in definition.groupings.enumerated() {
            for row in rows(ofGrouping: index) {
                let place = FigurePath.Row(grouping: grouping.name, name: row.name.map(ExactText.init))
                listed += parts(of: row.figures).map { part, tally in
                    (FigurePath(section: definition.name, row: place, part: part), tally)
                }
            }
        }
        return listed
    }

    private func parts(of sums: ModeSums) -> [(FigurePath.Part, Tally)] {
        definition.isSplitByMode
            ? [(.total, sums.total.tally), (.inPerson, sums.inPerson.tally), (.online, sums.online.tally)]
            : [(.total, sums.total.tally)]
    }
}

extension YearlyStatistics {
    /// Every figure of a year with its path, in the order of the JSON.
    public func figures(of year: Int) -> [(path: FigurePath, tally: Tally)] {
        sections(of: year).flatMap(\.listed)
    }

    /// The figures that one activity makes, if it were the only one: what it contributes to each.
    static func contributions(of activity: Activity) -> [FigurePath: Tally] {
        let section = SectionSums(of: activity)
        var contributions: [FigurePath: Tally] = [:]
        for (path, tally) in section.listed where tally.count > 0 { contributions[path] = tally }
        // An activity that states no visitors is a reason why their number is "at least".
        for (index, sum) in section.definition.sums.enumerated() where section.isUnstated(sum: index) {
            contributions[FigurePath(section: section.definition.name, row: nil, part: .sum(sum.member))] = Tally(
                0, .atLeast)
        }
        return contributions
    }
}
