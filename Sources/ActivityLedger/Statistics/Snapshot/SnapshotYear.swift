import CanonicalJSON

/// A year of a snapshot: its line, and the sums when it is asked for them.
struct SnapshotYear: Equatable {
    let year: Int
    /// The line without its LF: the year as `statistics --format json` prints it, but each number with its parts.
    let line: ArraySlice<UInt8>

    /// Writes a year.
    init(_ year: Int, _ sections: [SectionSums]) {
        self.year = year
        line = JSONValue.object(YearlyStatistics.json(of: year, sections, withParts: true)).canonicalBytes[...]
    }

    /// A line as it is found; `nil` when it names no year. What else is in it is not looked at.
    init?(line: ArraySlice<UInt8>) {
        // The year is the last member, unless a section's name sorts behind it.
        var year: Int?
        if let colon = line.lastIndex(of: UInt8(ascii: ":")), line[..<colon].suffix(7).elementsEqual(",\"year\"".utf8) {
            year = DecimalDigits.number(String(decoding: line[(colon + 1)...].dropLast(), as: UTF8.self))
        } else {
            year = (try? JSONValue(parsing: Array(line)))?.object?["year"]?.integer
        }
        guard let year, (0..<10_000).contains(year) else { return nil }
        self.year = year
        self.line = line
    }

    /// The year's sums, one element for each of ``ActivityType/all``.
    /// - Throws: ``ForeignText`` when they would not be written as this line.
    func sections() throws(ForeignText) -> [SectionSums] {
        let json = (try? JSONValue(parsing: Array(line)))?.object
        let sections = ActivityType.all.map { SectionSums($0.statistics, json?[$0.statistics.name]?.object) }
        guard SnapshotYear(year, sections) == self else { throw ForeignText() }
        return sections
    }
}

// What is missing or foreign is passed over, for then the line that is written again is another.

extension SectionSums {
    fileprivate init(_ definition: StatisticsSection, _ json: JSONObject?) {
        self.init(definition)
        figures = ModeSums(json)
        for (index, sum) in definition.sums.enumerated() { sums[index] = TallySum(json?[sum.member]) }
        for (index, grouping) in definition.groupings.enumerated() {
            for row in json?[grouping.name]?.array ?? [] {
                let name = row.object?[grouping.member]?.string.map(ExactText.init)
                groups[index][name] = ModeSums(row.object)
            }
        }
    }
}

extension ModeSums {
    fileprivate init(_ json: JSONObject?) {
        total = TallySum(json?["total"])
        inPerson = TallySum(json?["inPerson"])
        online = TallySum(json?["online"])
    }
}

extension TallySum {
    /// Numbers have up to 15 digits, so that sums of many stay in range.
    fileprivate init(_ json: JSONValue?) {
        func number(_ name: String) -> Int {
            guard let number = json?.object?[name]?.integer, (0..<1_000_000_000_000_000).contains(number) else {
                return 0
            }
            return number
        }
        count = number("count")
        parts = number("parts")
        aboutParts = number("aboutParts")
        atLeastParts = number("atLeastParts")
    }
}
