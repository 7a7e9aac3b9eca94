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
        .array(
            years.filter { wanted?.contains($0) ?? true }.map { year in
                var object = JSONObject(["year": .integer(year)])
                for section in sections(of: year) {
                    object[section.definition.name] = .object(section.json)
                }
                return .object(object)
            })
    }
}

extension SectionSums {
    fileprivate var json: JSONObject {
        var object = figures.json(isSplitByMode: definition.isSplitByMode)
        for (index, sum) in definition.sums.enumerated() {
            object[sum.member] = .object(JSONObject(tally(ofSum: index)))
        }
        for (index, grouping) in definition.groupings.enumerated() {
            object[grouping.name] = .array(
                rows(ofGrouping: index).map { row in
                    var element = JSONObject([grouping.member: row.name.map { .string($0) } ?? .null])
                    for member in row.figures.json(isSplitByMode: definition.isSplitByMode).members {
                        element[member.name] = member.value
                    }
                    return .object(element)
                })
        }
        return object
    }
}

extension ModeSums {
    fileprivate func json(isSplitByMode: Bool) -> JSONObject {
        var object = JSONObject(["total": .object(JSONObject(total.tally))])
        if isSplitByMode {
            object["inPerson"] = .object(JSONObject(inPerson.tally))
            object["online"] = .object(JSONObject(online.tally))
        }
        return object
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
