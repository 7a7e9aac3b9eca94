import CanonicalJSON
import EventLog

/// What an activity adds to the statistics, read off its scanned data: the fast counterpart of ``SectionSums/init(of:)``.
///
/// Takes only what plainly keeps the rules of its type; anything else is left to ``Activity``.
struct ScannedActivity {
    /// The year it counts in.
    var year = 0
    /// The section's figures.
    var figures = ModeSums()
    /// A part of each of the section's sums, if it states one. No section has more than a few.
    var sums: (TallySum?, TallySum?) = (nil, nil)
    /// For each grouping, where the key stands; an empty place for none. No section has more than a few.
    var keys: (Range<Int>, Range<Int>) = (0..<0, 0..<0)

    static let sumLimit = 2
    static let groupingLimit = 2

    /// Reads the data of an activity.
    /// - Parameter members: In canonical order.
    /// - Returns: `nil` when it is not plainly right.
    init?(
        _ layout: UnsafePointer<ActivityLayout>, _ members: UnsafeBufferPointer<ScannedMember>,
        from base: UnsafePointer<UInt8>
    ) {
        guard layout.pointee.check.passes(members, from: base) else { return nil }
        var hasDate = false
        var mode: Mode?
        var count = Stated()
        var stated = (Stated(), Stated())
        let roles = layout.pointee.roles
        // Both are in the order of the names, so that one walk finds all.
        var next = 0
        for member in members {
            let order = member.nameOrder
            while next < roles.count, roles[next].order < order { next &+= 1 }
            var index = next
            while index < roles.count, roles[index].order == order {
                defer { index &+= 1 }
                let role = roles.baseAddress.unsafelyUnwrapped + index
                guard role.pointee.name.isName(of: member, from: base) else { continue }
                switch role.pointee.part {
                case .date:
                    guard member.kind == .string, let year = Self.year(of: member, from: base) else { return nil }
                    self.year = year
                    hasDate = true
                case .mode:
                    guard let found = Self.mode(member, from: base) else { return nil }
                    mode = found
                case .count:
                    guard member.kind == .integer else { return nil }
                    count.count = member.integer
                case .countPrecision:
                    guard let precision = Self.precision(member, from: base) else { return nil }
                    count.precision = precision
                case .sum:
                    guard member.kind == .integer else { return nil }
                    if role.pointee.index == 0 {
                        stated.0.count = member.integer
                    } else {
                        stated.1.count = member.integer
                    }
                case .sumPrecision:
                    guard let precision = Self.precision(member, from: base) else { return nil }
                    if role.pointee.index == 0 {
                        stated.0.precision = precision
                    } else {
                        stated.1.precision = precision
                    }
                case .key:
                    guard member.kind == .string, member.valueLength > 0, member.form == .plain else { return nil }
                    if role.pointee.index == 0 { keys.0 = member.value } else { keys.1 = member.value }
                }
            }
        }
        guard hasDate else { return nil }
        figures = ModeSums(count.sum ?? TallySum(Tally(1)), mode)
        sums = (stated.0.sum, stated.1.sum)
    }

    /// A tally, if one is stated.
    private struct Stated {
        var count: Int?
        var precision = Tally.Precision.exact

        var sum: TallySum? { count.map { TallySum(Tally($0, precision)) } }
    }

    /// The year of a date: `2020`, `2020-06`, `2020-06-08`, with a qualifier or without, or an interval of two of these. The
    /// fast counterpart of ``ActivityDate``, which has the last word.
    static func year(of member: ScannedMember, from base: UnsafePointer<UInt8>) -> Int? {
        days(of: base + Int(member.valueStart), member.valueLength).map { $0.earliest / 512 }
    }

    /// The first and the last day that a date or an interval can mean, as numbers in the order of time: 512 for a year, 32 for
    /// a month.
    static func days(of bytes: UnsafePointer<UInt8>, _ count: Int) -> (earliest: Int, latest: Int)? {
        // The longest is an interval between two days with qualifiers.
        guard count <= 23 else { return nil }
        var slash = 4
        while slash < count, bytes[slash] != UInt8(ascii: "/") { slash &+= 1 }
        if slash >= count { return days(bytes, count) }
        guard let first = days(bytes, slash), let last = days(bytes + slash + 1, count &- slash &- 1),
            last.latest >= first.earliest
        else { return nil }
        return (first.earliest, last.latest)
    }

    /// The same of a date.
    @inline(__always)
    private static func days(
        _ bytes: UnsafePointer<UInt8>, _ length: Int
    ) -> (earliest: Int, latest: Int)? {
        var count = length
        guard count >= 4 else { return nil }
        switch bytes[count &- 1] {
        case UInt8(ascii: "?"), UInt8(ascii: "~"), UInt8(ascii: "%"): count &-= 1
        default: break
        }
        guard count == 4 || count == 7 || count == 10 else { return nil }
        var isNumber = true
        func number(_ start: Int, _ count: Int) -> Int {
            var value = 0
            for index in start..<(start &+ count) {
                let digit = bytes[index] &- UInt8(ascii: "0")
                if digit > 9 { isNumber = false }
                value = value &* 10 &+ Int(digit)
            }
            return value
        }
        let year = number(0, 4) &* 512
        if count == 4 { return isNumber ? (year &+ 32 &+ 1, year &+ 12 &* 32 &+ 31) : nil }
        let month = number(5, 2)
        guard bytes[4] == UInt8(ascii: "-"), (1...12).contains(month) else { return nil }
        let dayCount = CalendarDay.count(inMonth: month, of: year / 512)
        if count == 7 { return isNumber ? (year &+ month &* 32 &+ 1, year &+ month &* 32 &+ dayCount) : nil }
        let day = number(8, 2)
        guard bytes[7] == UInt8(ascii: "-"), day >= 1, day <= dayCount, isNumber else { return nil }
        return (year &+ month &* 32 &+ day, year &+ month &* 32 &+ day)
    }

    private static let inPerson = ScannedName(Mode.inPerson.rawValue)
    private static let online = ScannedName(Mode.online.rawValue)
    private static let about = ScannedName(Tally.Precision.about.rawValue)
    private static let atLeast = ScannedName(Tally.Precision.atLeast.rawValue)

    static func mode(_ member: ScannedMember, from base: UnsafePointer<UInt8>) -> Mode? {
        guard member.kind == .string else { return nil }
        let text = base + Int(member.valueStart)
        if inPerson.isText(text, count: member.valueLength) { return .inPerson }
        return online.isText(text, count: member.valueLength) ? .online : nil
    }

    static func precision(_ member: ScannedMember, from base: UnsafePointer<UInt8>) -> Tally.Precision? {
        guard member.kind == .string else { return nil }
        let text = base + Int(member.valueStart)
        if about.isText(text, count: member.valueLength) { return .about }
        return atLeast.isText(text, count: member.valueLength) ? .atLeast : nil
    }
}
