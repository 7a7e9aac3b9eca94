import CanonicalJSON
import EventLog
import MerkleTree

/// Writes a snapshot's text, piece by piece: JSON for people and `git diff`, one row of a breakdown a line.
struct SnapshotText {
    var bytes: [UInt8] = []

    /// Adds what this program always writes.
    mutating func add(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func add(_ number: Int) { add(String(number)) }

    /// Adds a text of the data in quotes, with everything a terminal would act on escaped.
    mutating func add(quoted text: String) {
        let isPlain = text.utf8.allSatisfy {
            (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        guard isPlain else { return add(JSONValue.string(text).visibleLine) }
        add("\"")
        add(text)
        add("\"")
    }

    /// Adds which ledger this is of, and where to go on from.
    mutating func addHead(_ checkpoint: Checkpoint, _ position: LogPosition, _ range: CompactRange) {
        add("{\n  \"projection\": \"yearly-statistics\",\n  \"version\": ")
        add(StatisticsSnapshot.version)
        add(",\n  \"ledger\": {\n    \"origin\": ")
        add(quoted: checkpoint.origin)
        add(",\n    \"rootHash\": ")
        add(quoted: checkpoint.rootHash.base64)
        add(",\n    \"size\": ")
        add(checkpoint.size)
        add("\n  },\n  \"resume\": {\n    \"segment\": ")
        if let segment = position.segment { add(quoted: segment.text) } else { add("null") }
        add(",\n    \"offset\": ")
        add(position.offset)
        add(",\n    \"frontier\": [")
        for (index, hash) in range.hashes.enumerated() {
            add(index == 0 ? "\n      " : ",\n      ")
            add(quoted: hash.base64)
        }
        add(range.hashes.isEmpty ? "]\n  },\n" : "\n    ]\n  },\n")
    }

    /// Adds a year.
    mutating func add(year: Int, _ sections: [SectionSums]) {
        add("    {\n      \"year\": ")
        add(year)
        for section in sections {
            add(",\n      \"")
            add(section.definition.name)
            add("\": {\n        ")
            add(section)
            add("\n      }")
        }
        add("\n    }")
    }

    private mutating func add(_ section: SectionSums) {
        let definition = section.definition
        add(section.figures, definition, separator: ",\n        ")
        for (index, sum) in definition.sums.enumerated() {
            add(",\n        \"")
            add(sum.member)
            add("\": ")
            add(section.sums[index], section.tally(ofSum: index).precision)
        }
        for (index, grouping) in definition.groupings.enumerated() {
            add(",\n        \"")
            add(grouping.name)
            add("\": [")
            let rows = section.rows(ofGrouping: index)
            for (number, row) in rows.enumerated() {
                add(number == 0 ? "\n          {\"" : ",\n          {\"")
                add(grouping.member)
                add("\": ")
                if let name = row.name { add(quoted: name) } else { add("null") }
                add(", ")
                add(row.figures, definition, separator: ", ")
                add("}")
            }
            add(rows.isEmpty ? "]" : "\n        ]")
        }
    }

    private mutating func add(_ figures: ModeSums, _ definition: StatisticsSection, separator: StaticString) {
        add("\"total\": ")
        add(figures.total, figures.total.tally.precision)
        guard definition.isSplitByMode else { return }
        add(separator)
        add("\"inPerson\": ")
        add(figures.inPerson, figures.inPerson.tally.precision)
        add(separator)
        add("\"online\": ")
        add(figures.online, figures.online.tally.precision)
    }

    private mutating func add(_ sum: TallySum, _ precision: Tally.Precision) {
        add("{\"count\": ")
        add(sum.count)
        add(", \"precision\": \"")
        add(precision.rawValue)
        add("\", \"parts\": ")
        add(sum.parts)
        if sum.aboutParts != 0 {
            add(", \"aboutParts\": ")
            add(sum.aboutParts)
        }
        if sum.atLeastParts != 0 {
            add(", \"atLeastParts\": ")
            add(sum.atLeastParts)
        }
        add("}")
    }
}
