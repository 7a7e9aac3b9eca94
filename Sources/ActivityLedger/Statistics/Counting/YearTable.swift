/// Sums by year and section: a table that an activity finds its place in with two steps.
final class YearTable: @unchecked Sendable {
    // Unchecked: belongs to one stretch, which one thread reads.

    /// What is summed up for a section of a year.
    struct Section {
        var figures = ModeSums()
        var sums = (TallySum(), TallySum())
    }

    /// Years with an activity, in the order in which they came.
    private(set) var years: [Int] = []
    /// For each year, one more than its index, 0 for none.
    private let indices: UnsafeMutablePointer<UInt16>
    private var sections: UnsafeMutablePointer<Section>
    private var capacity = 64
    private let sectionCount = ActivityLayout.all.count

    /// Years have four digits.
    private static let yearCount = 10_000

    init() {
        indices = .allocate(capacity: Self.yearCount)
        indices.initialize(repeating: 0, count: Self.yearCount)
        sections = .allocate(capacity: capacity * sectionCount)
    }

    deinit {
        indices.deallocate()
        sections.deallocate()
    }

    /// The sums of a section of a year, 0 to 9999. Valid until the next call.
    @inline(__always)
    func section(_ section: Int, of year: Int) -> UnsafeMutablePointer<Section> {
        let known = indices[year]
        return sections + ((known != 0 ? Int(known) &- 1 : add(year)) &* sectionCount &+ section)
    }

    private func add(_ year: Int) -> Int {
        if years.count == capacity {
            let grown = UnsafeMutablePointer<Section>.allocate(capacity: capacity * 2 * sectionCount)
            grown.moveInitialize(from: sections, count: capacity * sectionCount)
            sections.deallocate()
            sections = grown
            capacity *= 2
        }
        (sections + years.count * sectionCount).initialize(repeating: Section(), count: sectionCount)
        years.append(year)
        indices[year] = UInt16(years.count)
        return years.count - 1
    }
}
