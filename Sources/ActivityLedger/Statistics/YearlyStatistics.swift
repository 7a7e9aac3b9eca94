import CanonicalJSON
import EventLog

/// What happened in each year: the projection behind the annual report.
///
/// An activity counts in the year of its own date, whenever it was recorded.
public struct YearlyStatistics: Projection, Equatable {
    /// For each year with an activity, one element for each of ``ActivityType/all``.
    var sections: [Int: [SectionSums]] = [:]

    /// The statistics of no activities: no years.
    public init() {}

    /// Years with an activity, ascending.
    public var years: [Int] { sections.keys.sorted() }

    /// A year's sums, section by section in the order of ``ActivityType/all``; empty for a year without an activity.
    public func sections(of year: Int) -> [SectionSums] { sections[year] ?? [] }

    /// Counts the activity of an entry, if it is about one.
    public mutating func add(_ entry: Entry) throws(LogError) {
        guard let activity = try Activity(entry) else { return }
        add(activity)
    }

    /// Counts one activity.
    public mutating func add(_ activity: Activity) {
        guard let index = ActivityType.all.firstIndex(where: { $0.name == activity.type.name }) else { return }
        sections[activity.date.year, default: SectionSums.none][index].add(activity)
    }
}

/// The sums of one section of a year.
public struct SectionSums: Equatable, Sendable {
    /// What is counted here, and how.
    public let definition: StatisticsSection
    /// The totals.
    public internal(set) var figures = ModeSums()
    /// One for each of the definition's sums.
    public internal(set) var sums: [TallySum]
    /// One for each of the definition's groupings; `nil` is the key of activities that do not state the member.
    var groups: [[ExactText?: ModeSums]]

    init(_ definition: StatisticsSection) {
        self.definition = definition
        sums = definition.sums.map { _ in TallySum() }
        groups = definition.groupings.map { _ in [:] }
    }

    /// All sections of a year in which nothing happened.
    static var none: [SectionSums] { ActivityType.all.map { SectionSums($0.statistics) } }

    mutating func add(_ activity: Activity) {
        let tally = definition.countMember.flatMap { activity.tally($0) } ?? Tally(1)
        let mode = definition.isSplitByMode ? activity.mode : nil
        figures.add(tally, mode)
        for (index, sum) in definition.sums.enumerated() {
            if let stated = activity.tally(sum.member) { sums[index] += TallySum(stated) }
        }
        for (index, grouping) in definition.groupings.enumerated() {
            let key = activity.data[grouping.member]?.string.map(ExactText.init)
            groups[index][key, default: ModeSums()].add(tally, mode)
        }
    }

    /// A sum as a tally. It is at least that much when an activity counted here does not state its part.
    public func tally(ofSum index: Int) -> Tally {
        var tally = sums[index].tally
        if tally.precision == .exact, sums[index].parts < figures.total.parts { tally.precision = .atLeast }
        return tally
    }

    /// Whether there are activities here and none states its part of a sum.
    public func isUnstated(sum index: Int) -> Bool {
        sums[index].parts == 0 && figures.total.parts > 0
    }

    /// A breakdown's rows: the largest total first, then by the bytes of the name, those without a name last.
    public func rows(ofGrouping index: Int) -> [(name: String?, figures: ModeSums)] {
        groups[index].sorted { left, right in
            guard let leftName = left.key else { return false }
            guard let rightName = right.key else { return true }
            let (leftCount, rightCount) = (left.value.total.count, right.value.total.count)
            return leftCount == rightCount ? leftName < rightName : leftCount > rightCount
        }.map { (name: $0.key?.string, figures: $0.value) }
    }
}

extension StatisticsSection: Equatable {
    /// Whether both are the same section of the statistics.
    public static func == (left: StatisticsSection, right: StatisticsSection) -> Bool { left.name == right.name }
}

/// A sum, and its parts by mode.
public struct ModeSums: Equatable, Sendable {
    /// All of it.
    public internal(set) var total = TallySum()
    /// What took place in person.
    public internal(set) var inPerson = TallySum()
    /// What took place online.
    public internal(set) var online = TallySum()

    mutating func add(_ tally: Tally, _ mode: Mode?) {
        total += TallySum(tally)
        switch mode {
        case .inPerson: inPerson += TallySum(tally)
        case .online: online += TallySum(tally)
        case nil: break
        }
    }
}
