import CanonicalJSON

/// A figure beside the same figure of the year before.
public struct FigureComparison: Sendable {
    /// Which figure.
    public let path: FigurePath
    /// Its value.
    public let tally: Tally
    /// Its value the year before; exactly 0 when there was no such figure.
    public let previous: Tally

    /// By how much it changed; less than nothing when it fell.
    public var change: Int { tally.count - previous.count }

    /// Whether that is known: a change from or to a number that is not exact is only about so much.
    public var isChangeExact: Bool { tally.precision == .exact && previous.precision == .exact }
}

extension YearlyStatistics {
    /// Every figure of a year beside that of the year before, in the order of the JSON. Names that only the year before
    /// has stand behind the others of their breakdown.
    public func comparison(of year: Int) -> [FigureComparison] {
        // A year without activities has the same sections, with nothing in them.
        let (current, before) = (allSections(of: year), allSections(of: year - 1))
        return zip(current, before).flatMap { section, previous in
            let old = previous.listed
            let oldTallies = Dictionary(old.map { ($0.path, $0.tally) }) { first, _ in first }
            let new = section.listed
            let known = Set(new.map(\.path))
            let compared = new.map { figure in
                FigureComparison(
                    path: figure.path, tally: figure.tally, previous: oldTallies[figure.path] ?? Tally(0))
            }
            let gone = old.filter { !known.contains($0.path) }.map { figure in
                FigureComparison(path: figure.path, tally: Tally(0), previous: figure.tally)
            }
            // Rows that are gone belong to their breakdown, which may not be the last.
            return Self.inserting(gone, into: compared)
        }
    }

    /// A year's sums, section by section, as ``sections(of:)``; sums of nothing for a year without an activity.
    public func allSections(of year: Int) -> [SectionSums] {
        sections[year] ?? SectionSums.none
    }

    private static func inserting(
        _ gone: [FigureComparison], into compared: [FigureComparison]
    ) -> [FigureComparison] {
        var result = compared
        for figure in gone {
            let grouping = figure.path.row?.grouping
            let last = result.lastIndex { $0.path.row?.grouping == grouping } ?? result.indices.last
            result.insert(figure, at: last.map { $0 + 1 } ?? 0)
        }
        return result
    }
}
