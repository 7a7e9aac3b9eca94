import CanonicalJSON
import EventLog

/// Where in an activity's data the statistics find what they count: a type's definition, made ready for scanned entries.
///
/// Plain numbers in memory that is made once and never given back, so that a look at it costs no counting of references.
struct ActivityLayout: @unchecked Sendable {
    /// A member that plays a role in the statistics. The others do not count.
    struct Role {
        var name: ScannedName
        /// The name's first eight bytes as a number by which names are ordered.
        var order: UInt64
        var part: Part
        /// Which of several.
        var index: Int
    }

    /// What a member is to the statistics.
    enum Part {
        case date
        case mode
        case count
        case countPrecision
        case sum
        case sumPrecision
        case key
    }

    /// The type's name.
    let name: ScannedName
    /// Which section of a year it counts in.
    let section: Int
    /// Members that play a role, in the order of their names. One may play several.
    let roles: UnsafeBufferPointer<Role>
    /// How many breakdowns there are.
    let groupingCount: Int
    /// Whether the data keeps the type's rules.
    let check: ScannedActivityCheck

    /// The layouts of all types, in the order of the sections. Never changed once it is made.
    nonisolated(unsafe) static let all: UnsafeBufferPointer<ActivityLayout> = permanent(
        ActivityType.all.indices.map(ActivityLayout.init))

    /// The layout of a scanned entry's type; `nil` when it is no activity's.
    static func of(_ entry: borrowing ScannedEntry) -> UnsafePointer<ActivityLayout>? {
        guard let layouts = all.baseAddress else { return nil }
        for index in 0..<all.count where entry.isName(layouts[index].name, at: entry.type) { return layouts + index }
        return nil
    }

    private init(section: Int) {
        let type = ActivityType.all[section]
        let statistics = type.statistics
        precondition(
            statistics.sums.count <= ScannedActivity.sumLimit, "more sums than a scanned activity has room for")
        precondition(
            statistics.groupings.count <= ScannedActivity.groupingLimit, "more breakdowns than there is room for")
        name = ScannedName(type.name)
        self.section = section
        var roles: [Role] = []
        func add(_ member: String, _ part: Part, _ index: Int = 0) {
            let name = ScannedName(member)
            roles.append(Role(name: name, order: name.order, part: part, index: index))
        }
        add("date", .date)
        if statistics.isSplitByMode { add("mode", .mode) }
        if let count = statistics.countMember {
            add(count, .count)
            add(count + "Precision", .countPrecision)
        }
        for (index, sum) in statistics.sums.enumerated() {
            add(sum.member, .sum, index)
            add(sum.member + "Precision", .sumPrecision, index)
        }
        for (index, grouping) in statistics.groupings.enumerated() { add(grouping.member, .key, index) }
        self.roles = Self.permanent(roles.sorted { $0.order < $1.order })
        groupingCount = statistics.groupings.count
        check = ScannedActivityCheck.all[section]
    }

    private static func permanent<Element>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
        let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = memory.initialize(from: elements)
        return UnsafeBufferPointer(memory)
    }
}
