import CanonicalJSON
import EventLog

/// What happened in each year: the projection behind the annual report.
///
/// An activity counts in the year of its own date, whenever it was recorded, and as its latest correction says.
public struct YearlyStatistics: Projection {
    /// For each year with an activity, one element for each of ``ActivityType/all``.
    var sections: [Int: [SectionSums]] = [:]
    /// For each entry that was amended in the part of the log that was read, the sequence of its latest amendment there.
    var latestAmendments: [Int: Int] = [:]

    /// The statistics of no activities: no years.
    public init() {}

    /// Years with an activity, ascending.
    public var years: [Int] { sections.keys.sorted() }

    /// A year's sums, section by section in the order of ``ActivityType/all``; empty for a year without an activity.
    public func sections(of year: Int) -> [SectionSums] { sections[year] ?? [] }

    /// The same figures, without what it takes to go on from them.
    var figuresAlone: YearlyStatistics {
        var figures = self
        figures.latestAmendments = [:]
        return figures
    }

    /// The same for some years alone; for all of them when `wanted` is `nil`.
    func only(_ wanted: [Int]?) -> YearlyStatistics {
        guard let wanted else { return self }
        var some = self
        some.sections = sections.filter { wanted.contains($0.key) }
        return some
    }

    /// Counts the activity of an entry, or, for an amendment, its target otherwise than before.
    public mutating func add(_ entry: Entry, _ finder: any EntryFinder) throws(LogError) {
        guard let amendment = try Amendment(entry) else {
            if let activity = try Activity(entry) { add(activity) }
            return
        }
        let original = try finder.entry(at: amendment.target)
        let earlier = latestAmendments[amendment.target]
        let before = try Activity.counting(original, amendedBy: earlier, before: entry.sequence, finder)
        if let before { subtract(before) }
        if let after = try Activity(original, amendedBy: entry) { add(after) }
        latestAmendments[amendment.target] = entry.sequence
    }

    /// Adds the sums of the part of the log that comes next.
    ///
    /// That part took the originals of what it amends for counted. Where an amendment had been here already, it is this
    /// one's that has to go.
    public mutating func add(_ later: YearlyStatistics, _ finder: any EntryFinder) throws(LogError) {
        for (target, latest) in later.latestAmendments {
            if let earlier = latestAmendments[target] {
                let original = try finder.entry(at: target)
                if let counted = try Activity(original) { add(counted) }
                let corrected = try Activity.counting(original, amendedBy: earlier, before: latest, finder)
                if let corrected { subtract(corrected) }
            }
            latestAmendments[target] = latest
        }
        addSections(later.sections)
    }

    /// Adds sums by year, one for each section.
    mutating func addSections(_ sums: [Int: [SectionSums]]) {
        for (year, sums) in sums {
            for (index, section) in sums.enumerated() { sections[year, default: SectionSums.none][index] += section }
            drop(year)
        }
    }

    /// Counts one activity.
    public mutating func add(_ activity: Activity) {
        add(SectionSums(of: activity), activity)
    }

    /// Takes one activity away again.
    public mutating func subtract(_ activity: Activity) {
        add(-SectionSums(of: activity), activity)
        drop(activity.date.year)
    }

    private mutating func add(_ section: SectionSums, _ activity: Activity) {
        guard let index = ActivityType.all.firstIndex(where: { $0.name == activity.type.name }) else { return }
        sections[activity.date.year, default: SectionSums.none][index] += section
    }

    /// Forgets a year in which nothing counts any more, so that equal contents are equal states.
    private mutating func drop(_ year: Int) {
        if sections[year]?.allSatisfy(\.isEmpty) == true { sections[year] = nil }
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

    /// The section of one activity.
    init(of activity: Activity) {
        self.init(activity.type.statistics)
        let tally = definition.countMember.flatMap { activity.tally($0) } ?? Tally(1)
        figures = ModeSums(TallySum(tally), definition.isSplitByMode ? activity.mode : nil)
        for (index, sum) in definition.sums.enumerated() {
            if let stated = activity.tally(sum.member) { sums[index] = TallySum(stated) }
        }
        for (index, grouping) in definition.groupings.enumerated() {
            groups[index][activity.data[grouping.member]?.string.map(ExactText.init)] = figures
        }
    }

    /// Whether nothing counts here.
    var isEmpty: Bool { figures.isEmpty && sums.allSatisfy(\.isEmpty) && groups.allSatisfy(\.isEmpty) }

    static func += (left: inout SectionSums, right: SectionSums) {
        left.figures += right.figures
        for index in left.sums.indices { left.sums[index] += right.sums[index] }
        for index in left.groups.indices {
            for (key, sums) in right.groups[index] {
                var sum = left.groups[index][key] ?? ModeSums()
                sum += sums
                left.groups[index][key] = sum.isEmpty ? nil : sum
            }
        }
    }

    static prefix func - (section: SectionSums) -> SectionSums {
        var negated = section
        negated.figures = -section.figures
        negated.sums = section.sums.map { -$0 }
        negated.groups = section.groups.map { group in group.mapValues { -$0 } }
        return negated
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

    /// Sums of nothing.
    init() {}

    /// A sum that counts in total and in one mode.
    init(_ sum: TallySum, _ mode: Mode?) {
        total = sum
        if mode == .inPerson { inPerson = sum }
        if mode == .online { online = sum }
    }

    var isEmpty: Bool { total.isEmpty && inPerson.isEmpty && online.isEmpty }

    static func += (left: inout ModeSums, right: ModeSums) {
        left.total += right.total
        left.inPerson += right.inPerson
        left.online += right.online
    }

    static prefix func - (sums: ModeSums) -> ModeSums {
        var negated = ModeSums()
        negated.total = -sums.total
        negated.inPerson = -sums.inPerson
        negated.online = -sums.online
        return negated
    }
}
