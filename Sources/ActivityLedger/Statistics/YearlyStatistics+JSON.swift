import CanonicalJSON
import MerkleTree

extension YearlyStatistics {
    /// The statistics of a ledger as JSON: which ledger, at which size, and every year or those asked for.
    public func json(of checkpoint: Checkpoint, years wanted: [Int]? = nil) -> JSONObject {
        JSONObject([
            "ledger": .object(checkpoint.json),
            "years": yearsJSON(years: wanted),
        ])
    }

    func yearsJSON(years wanted: [Int]? = nil) -> JSONValue {
        .array(years.filter { wanted?.contains($0) ?? true }.map { .object(Self.json(of: $0, sections(of: $0))) })
    }

    /// A year as JSON.
    /// - Parameter withParts: Whether each number says of how many parts it is the sum, as ``TallySum`` has it.
    static func json(of year: Int, _ sections: [SectionSums], withParts: Bool = false) -> JSONObject {
        var object = JSONObject(["year": .integer(year)])
        for section in sections { object[section.definition.name] = .object(section.json(withParts)) }
        return object
    }
}

extension SectionSums {
    fileprivate func json(_ withParts: Bool) -> JSONObject {
        var object = figures.json(definition, withParts)
        for (index, sum) in definition.sums.enumerated() {
            object[sum.member] = sums[index].json(tally(ofSum: index).precision, withParts)
        }
        for (index, grouping) in definition.groupings.enumerated() {
            object[grouping.name] = .array(
                rows(ofGrouping: index).map { row in
                    var element = JSONObject([grouping.member: row.name.map { .string($0) } ?? .null])
                    for member in row.figures.json(definition, withParts).members {
                        element[member.name] = member.value
                    }
                    return .object(element)
                })
        }
        return object
    }
}

extension ModeSums {
    fileprivate func json(_ definition: StatisticsSection, _ withParts: Bool) -> JSONObject {
        var object = JSONObject(["total": total.json(total.tally.precision, withParts)])
        if definition.isSplitByMode {
            object["inPerson"] = inPerson.json(inPerson.tally.precision, withParts)
            object["online"] = online.json(online.tally.precision, withParts)
        }
        return object
    }
}

extension TallySum {
    fileprivate func json(_ precision: Tally.Precision, _ withParts: Bool) -> JSONValue {
        var object = JSONObject(Tally(count, precision))
        if withParts {
            object["parts"] = .integer(parts)
            if aboutParts != 0 { object["aboutParts"] = .integer(aboutParts) }
            if atLeastParts != 0 { object["atLeastParts"] = .integer(atLeastParts) }
        }
        return .object(object)
    }
}

extension JSONObject {
    /// A tally, as every number of the statistics is written.
    public init(_ tally: Tally) {
        self.init(["count": .integer(tally.count), "precision": .string(tally.precision.rawValue)])
    }
}

extension Checkpoint {
    /// The ledger's identity at a size, for the head of a JSON result.
    public var json: JSONObject {
        JSONObject([
            "origin": .string(origin), "rootHash": .string(rootHash.base64), "size": .integer(size),
        ])
    }
}
