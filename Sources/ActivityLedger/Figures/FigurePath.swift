import CanonicalJSON

/// The way to one figure of a year, as in the JSON of the statistics: `meetings.online`, `visitsReceived.visitors`,
/// `meetings.byEvent.BIO USA`, `meetings.byEvent.BIO USA.online`.
///
/// In text, a breakdown's key that is not stated is `null`, and `total` is left out behind a key. A name that could be taken
/// for something else is a JSON string: `meetings.byEvent."BIO.online".inPerson`.
public struct FigurePath: Hashable, Sendable {
    /// Which number of a section, or of a row of a breakdown.
    public enum Part: Hashable, Sendable {
        case total
        case inPerson
        case online
        /// The sum over a member, such as `visitors`.
        case sum(String)

        /// Those that a row of a breakdown may have.
        fileprivate static let ofRows: [Part] = [.total, .inPerson, .online]

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

        /// Its name in a path, in quotes where it would not be read as that name, or not be seen as it is.
        fileprivate var text: String {
            guard let name = name?.string else { return "null" }
            let isPlain =
                name != "null" && name.utf8.first != UInt8(ascii: "\"") && name.escapedForDisplay == name
                && !Part.ofRows.contains { Array(name.utf8).ends(with: $0) }
            return isPlain ? name : JSONValue.string(name).visibleLine
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
        return "\(section).\(row.grouping).\(row.text)" + (part == .total ? "" : ".\(part.text)")
    }
}

extension FigurePath {
    /// Reads a path as ``text`` writes it; `nil` when it can be none. `total` may also be there, and any name in quotes.
    init?(_ text: String) {
        let words = Array(text.utf8)
        let end = words.firstIndex(of: UInt8(ascii: ".")) ?? words.count
        let section = String(decoding: words[..<end], as: UTF8.self)
        guard let statistics = ActivityType.all.map(\.statistics).first(where: { $0.name == section }) else {
            return nil
        }
        let rest = words[end...].dropFirst()
        if let grouping = statistics.groupings.first(where: { rest.starts(with: "\($0.name).".utf8) }) {
            guard let (name, part) = Self.row(Array(rest.dropFirst(grouping.name.utf8.count + 1))) else { return nil }
            self.init(section: section, row: Row(grouping: grouping.name, name: name), part: part)
        } else {
            let parts = Part.ofRows + statistics.sums.map { .sum($0.member) }
            let named = parts.first { rest.elementsEqual($0.text.utf8) }
            guard let part = end == words.count ? .total : named else { return nil }
            self.init(section: section, row: nil, part: part)
        }
    }

    /// A row's name and the part of it, as they are written behind the name of the breakdown.
    private static func row(_ words: [UInt8]) -> (name: ExactText?, part: Part)? {
        let named = Part.ofRows.first { words.ends(with: $0) }
        let name = named.map { Array(words.dropLast($0.text.utf8.count + 1)) } ?? words
        if name.isEmpty { return nil }
        let part = named ?? .total
        if name.first == UInt8(ascii: "\"") {
            guard let quoted = (try? JSONValue(parsing: name))?.string else { return nil }
            return (ExactText(quoted), part)
        }
        return name.elementsEqual("null".utf8) ? (nil, part) : (ExactText(String(decoding: name, as: UTF8.self)), part)
    }
}

extension [UInt8] {
    /// Whether the name of a part, behind a dot, is at the end.
    fileprivate func ends(with part: FigurePath.Part) -> Bool {
        reversed().starts(with: ".\(part.text)".utf8.reversed())
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
