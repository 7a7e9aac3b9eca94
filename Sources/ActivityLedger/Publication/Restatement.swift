import EventLog
import MerkleTree

/// What has become of a year's figures since they were published: each that is another today, and the entries that made
/// it so.
///
/// The effects add up: a figure's difference is the sum of the differences of its causes.
public struct Restatement: Sendable {
    /// A figure that is not what was published.
    public struct Change: Sendable {
        /// Which.
        public let path: FigurePath
        /// As it was published; `nil` for a row that was not there.
        public let published: Tally?
        /// As it is; `nil` for a row that is not there any more.
        public let today: Tally?
        /// What made the difference, in the order of the log.
        public let causes: [Cause]
    }

    /// An activity that counts otherwise than it did in the publication.
    public struct Cause: Sendable {
        /// What happened to it.
        public enum Kind: String, CaseIterable, Sendable {
            /// It was recorded after the publication.
            case late
            /// It was corrected since, be it into the year or out of it.
            case corrected
            /// It was retracted since.
            case retracted
        }

        /// What happened.
        public let kind: Kind
        /// The activity's entry.
        public let entry: Entry
        /// The activity, as it counts today, or, retracted, as it counted before.
        public let activity: Activity
        /// Its amendments since the publication, in order.
        public let amendments: [Entry]
        /// What it contributed to the figures of the year.
        let before: [FigurePath: Tally]
        /// What it contributes today.
        let after: [FigurePath: Tally]

        /// What it contributed to a figure when that was published; `nil` when it had nothing to do with it.
        public func before(_ path: FigurePath) -> Tally? { before[path] }
        /// What it contributes to a figure today; `nil` when it has nothing to do with it.
        public func after(_ path: FigurePath) -> Tally? { after[path] }
    }

    /// The ledger today.
    public let checkpoint: Checkpoint
    /// What was published.
    public let publication: Publication
    /// The entry of the publication.
    public let entry: Entry
    /// The figures that changed, in the order of the statistics.
    public let changes: [Change]
    /// Every activity that counts otherwise, in the order of the log. There may be some although no figure changed,
    /// when one makes up for the other.
    public let causes: [Cause]

    /// Compares a publication with today's statistics.
    init(
        of publication: Publication, _ entry: Entry, with statistics: YearlyStatistics, at checkpoint: Checkpoint,
        causes: [Cause]
    ) {
        self.publication = publication
        self.entry = entry
        self.checkpoint = checkpoint
        self.causes = causes
        let published = Dictionary(publication.figures.map { ($0.path, $0.tally) }) { first, _ in first }
        let figures = statistics.figures(of: publication.year)
        let today = Dictionary(figures.map { ($0.path, $0.tally) }) { first, _ in first }
        let gone = publication.figures.map(\.path).filter { today[$0] == nil }
        let nothing = Tally(0)
        changes = Self.sorted(figures.map(\.path) + gone).compactMap { path in
            // A row comes and goes with zeros beside what is in it; they are no news.
            if published[path] ?? nothing == today[path] ?? nothing { return nil }
            return Change(
                path: path, published: published[path], today: today[path],
                causes: causes.filter { $0.before[path] != $0.after[path] })
        }
    }

    /// Paths in the order of the statistics: what is left of the order given within a section or breakdown, where rows
    /// that are gone come last.
    private static func sorted(_ paths: [FigurePath]) -> [FigurePath] {
        func rank(_ path: FigurePath) -> (Int, Int) {
            let sections = ActivityType.all.map(\.statistics)
            let section = sections.firstIndex { $0.name == path.section }
            guard let index = section else { return (sections.count, 0) }
            let grouping = path.row.flatMap { row in
                sections[index].groupings.firstIndex { $0.name == row.grouping }
            }
            return (index, grouping.map { $0 + 1 } ?? 0)
        }
        let ranked = paths.enumerated().map { (path: $1, rank: rank($1), offset: $0) }
        return ranked.sorted { ($0.rank.0, $0.rank.1, $0.offset) < ($1.rank.0, $1.rank.1, $1.offset) }.map(\.path)
    }
}
