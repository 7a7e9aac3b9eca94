import CanonicalJSON

/// A year of a snapshot: its text, and the sums when it is asked for them.
struct SnapshotYear: Equatable {
    let year: Int
    /// From its opening brace to its closing one.
    let text: ArraySlice<UInt8>

    /// Writes a year.
    init(_ year: Int, _ sections: [SectionSums]) {
        self.year = year
        var text = SnapshotText()
        text.add(year: year, sections)
        self.text = text.bytes[...]
    }

    private init(_ year: Int, _ text: ArraySlice<UInt8>) {
        self.year = year
        self.text = text
    }

    /// Finds the years of a snapshot, which ascend. What is in them is not looked at.
    /// - Parameters:
    ///   - start: Behind the opening bracket.
    ///   - end: Behind the line with the closing bracket.
    /// - Throws: ``ForeignText``.
    static func all(in bytes: [UInt8], from start: Int, to end: Int) throws(ForeignText) -> [SnapshotYear] {
        let places: Result<[(year: Int, place: Range<Int>)], ForeignText> = bytes.withUnsafeBufferPointer { bytes in
            Result { () throws(ForeignText) in
                var reader = SnapshotReader(bytes, from: start)
                var places: [(year: Int, place: Range<Int>)] = []
                while reader.skip(places.isEmpty ? "\n" : ",\n") {
                    let start = reader.place
                    try reader.expect("    {\n      \"year\": ")
                    let year = try reader.integer()
                    guard year < 10_000, places.last.map({ $0.year < year }) ?? true else { throw ForeignText() }
                    // The first line that closes a brace at this depth. No text holds a line feed of its own.
                    try reader.skipLines(to: "    }")
                    places.append((year, start..<reader.place))
                }
                try reader.expect(places.isEmpty ? "],\n" : "\n  ],\n")
                guard reader.place == end else { throw ForeignText() }
                return places
            }
        }
        return try places.get().map { SnapshotYear($0.year, bytes[$0.place]) }
    }

    /// The year's sums, one element for each of ``ActivityType/all``.
    /// - Throws: ``ForeignText``.
    func sections() throws(ForeignText) -> [SectionSums] {
        let read: Result<[SectionSums], ForeignText> = text.withUnsafeBufferPointer { bytes in
            Result { () throws(ForeignText) in
                var reader = SnapshotReader(bytes)
                try reader.expect("    {\n      \"year\": ")
                guard try reader.integer() == year else { throw ForeignText() }
                var sections: [SectionSums] = []
                for type in ActivityType.all { sections.append(try reader.section(type.statistics)) }
                try reader.expect("\n    }")
                guard reader.isAtEnd else { throw ForeignText() }
                return sections
            }
        }
        return try read.get()
    }
}

extension SnapshotReader {
    fileprivate mutating func section(_ definition: StatisticsSection) throws(ForeignText) -> SectionSums {
        var section = SectionSums(definition)
        try expect(",\n      \"")
        try expect(name: definition.name)
        try expect("\": {\n        ")
        section.figures = try modeSums(definition, separator: ",\n        ")
        for (index, sum) in definition.sums.enumerated() {
            try expect(",\n        \"")
            try expect(name: sum.member)
            try expect("\": ")
            section.sums[index] = try tallySum()
        }
        for (index, grouping) in definition.groupings.enumerated() {
            section.groups[index] = try groups(grouping, definition)
        }
        try expect("\n      }")
        return section
    }

    private mutating func groups(
        _ grouping: StatisticsSection.Grouping, _ definition: StatisticsSection
    ) throws(ForeignText) -> [ExactText?: ModeSums] {
        var groups: [ExactText?: ModeSums] = [:]
        try expect(",\n        \"")
        try expect(name: grouping.name)
        try expect("\": [")
        while skip(groups.isEmpty ? "\n          {\"" : ",\n          {\"") {
            try expect(name: grouping.member)
            try expect("\": ")
            let name = skip("null") ? nil : ExactText(try string())
            try expect(", ")
            guard groups.updateValue(try modeSums(definition, separator: ", "), forKey: name) == nil else {
                throw ForeignText()
            }
            try expect("}")
        }
        try expect(groups.isEmpty ? "]" : "\n        ]")
        return groups
    }

    private mutating func modeSums(
        _ definition: StatisticsSection, separator: StaticString
    ) throws(ForeignText) -> ModeSums {
        var figures = ModeSums()
        try expect("\"total\": ")
        figures.total = try tallySum()
        guard definition.isSplitByMode else { return figures }
        try expect(separator)
        try expect("\"inPerson\": ")
        figures.inPerson = try tallySum()
        try expect(separator)
        try expect("\"online\": ")
        figures.online = try tallySum()
        return figures
    }

    private mutating func tallySum() throws(ForeignText) -> TallySum {
        var sum = TallySum()
        try expect("{\"count\": ")
        sum.count = try integer()
        try expect(", \"precision\": \"")
        // Follows from the parts.
        guard skip("exact") || skip("atLeast") || skip("about") else { throw ForeignText() }
        try expect("\", \"parts\": ")
        sum.parts = try integer()
        if skip(", \"aboutParts\": ") { sum.aboutParts = try integer() }
        if skip(", \"atLeastParts\": ") { sum.atLeastParts = try integer() }
        try expect("}")
        return sum
    }
}
