import CanonicalJSON
import EventLog

/// The yearly statistics of a stretch of the log, counted where the entries stand.
///
/// Comes to what ``YearlyStatistics/add(_:_:)-(Entry,_)`` comes to entry by entry; a test holds the two against each other.
/// Amendments are set aside until the stretch ends, when of several about one entry only the last matters.
struct StatisticsFold: EntryFold {
    /// What was counted; complete after ``finish(_:)``.
    private(set) var statistics = YearlyStatistics()

    private var years = YearTable()
    private var groups = GroupTable()
    /// Amendments that another one took the place of: they count no more, and must be right all the same.
    private var superseded: [(target: Int, amendment: Int, later: Int)] = []

    mutating func take(_ entry: borrowing ScannedEntry) throws(LogError) {
        if let layout = ActivityLayout.of(entry) {
            if let activity = ScannedActivity(layout, entry.members.all, from: entry.base) {
                return count(activity, layout, from: entry.base)
            }
        } else if let target = ScannedAmendment.target(of: entry) {
            return note(entry.sequence, amending: target)
        } else if ScannedPolicy.isConcerned(entry) {
            return
        }
        // Not as most are: the tree says what counts, or what is wrong.
        let entry = entry.entry()
        if let amendment = try Amendment(entry) {
            note(entry.sequence, amending: amendment.target)
        } else if let activity = try Activity(entry) {
            statistics.add(activity)
        }
    }

    private mutating func note(_ amendment: Int, amending target: Int) {
        let earlier = statistics.latestAmendments.updateValue(amendment, forKey: target)
        if let earlier { superseded.append((target, earlier, amendment)) }
    }

    mutating func finish(_ finder: StretchFinder) throws(LogError) {
        var scanned = ScannedEntry()
        var members = ScannedMembers()
        for (target, latest) in statistics.latestAmendments.sorted(by: { $0.key < $1.key }) {
            if try finder.scan(target, into: &scanned), let layout = ActivityLayout.of(scanned),
                let original = ScannedActivity(layout, scanned.members.all, from: scanned.base)
            {
                count(original.negated, layout, from: scanned.base)
                if try recount(latest, layout, finder, &scanned, &members) { continue }
                try addCorrected(latest, try finder.entry(at: target), finder)
            } else {
                let original = try finder.entry(at: target)
                if let counted = try Activity(original) { statistics.subtract(counted) }
                try addCorrected(latest, original, finder)
            }
        }
        for (target, amendment, later) in superseded {
            if try finder.scan(target, into: &scanned), let layout = ActivityLayout.of(scanned),
                case .some(.some) = try correction(amendment, layout, finder, &scanned, &members)
            {
                continue
            }
            _ = try Activity.counting(
                try finder.entry(at: target), amendedBy: amendment, before: later, finder)
        }
        superseded = []
        moveCounts()
    }

    /// Counts what an amendment says instead, where it stands.
    private mutating func recount(
        _ amendment: Int, _ layout: UnsafePointer<ActivityLayout>, _ finder: StretchFinder,
        _ scanned: inout ScannedEntry,
        _ members: inout ScannedMembers
    ) throws(LogError) -> Bool {
        guard let said = try correction(amendment, layout, finder, &scanned, &members) else { return false }
        if let activity = said { count(activity, layout, from: scanned.base) }
        return true
    }

    /// What an amendment says instead, which is nothing for a retraction; `nil` when it is not plainly right.
    private func correction(
        _ amendment: Int, _ layout: UnsafePointer<ActivityLayout>, _ finder: StretchFinder,
        _ scanned: inout ScannedEntry,
        _ members: inout ScannedMembers
    ) throws(LogError) -> ScannedActivity?? {
        guard try finder.scan(amendment, into: &scanned) else { return nil }
        guard let place = ScannedAmendment.correctedData(of: scanned) else {
            return ScannedAmendment.isRetraction(scanned) ? .some(nil) : nil
        }
        let scanner = CanonicalScanner(base: scanned.base)
        guard scanner.object(at: place.lowerBound, into: &members) != CanonicalScanner.failed,
            let activity = ScannedActivity(layout, members.all, from: scanned.base)
        else { return nil }
        return activity
    }

    private mutating func addCorrected(
        _ amendment: Int, _ original: Entry, _ finder: StretchFinder
    ) throws(LogError) {
        if let counted = try Activity.counting(original, amendedBy: amendment, finder) { statistics.add(counted) }
    }

    private mutating func count(
        _ activity: ScannedActivity, _ layout: UnsafePointer<ActivityLayout>, from base: UnsafePointer<UInt8>
    ) {
        let section = layout.pointee.section
        let sums = years.section(section, of: activity.year)
        sums.pointee.figures += activity.figures
        if let part = activity.sums.0 { sums.pointee.sums.0 += part }
        if let part = activity.sums.1 { sums.pointee.sums.1 += part }
        for grouping in 0..<layout.pointee.groupingCount {
            let key = grouping == 0 ? activity.keys.0 : activity.keys.1
            groups.add(
                activity.figures, year: activity.year, section: section, grouping: grouping,
                key: base + key.lowerBound, count: key.count)
        }
    }

    /// Brings what was counted where it stood into the form in which statistics are added up.
    private mutating func moveCounts() {
        var counted: [Int: [SectionSums]] = [:]
        for year in years.years {
            var sections = SectionSums.none
            for index in sections.indices {
                let counted = years.section(index, of: year).pointee
                sections[index].figures = counted.figures
                for (sum, part) in zip(sections[index].sums.indices, [counted.sums.0, counted.sums.1]) {
                    sections[index].sums[sum] = part
                }
            }
            counted[year] = sections
        }
        groups.forEach { group, name in
            if group.sums.isEmpty { return }
            counted[Int(group.year)]?[Int(group.section)].groups[Int(group.grouping)][name.map(ExactText.init)] =
                group.sums
        }
        years = YearTable()
        groups = GroupTable()
        statistics.addSections(counted)
    }
}

extension ScannedActivity {
    /// What takes it away again.
    fileprivate var negated: ScannedActivity {
        var negated = self
        negated.figures = -figures
        negated.sums = (sums.0.map { -$0 }, sums.1.map { -$0 })
        return negated
    }
}
