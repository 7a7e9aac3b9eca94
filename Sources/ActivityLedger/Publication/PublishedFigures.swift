import CanonicalJSON

/// The figures of a publication, read from their JSON: strictly, since nobody should compare with figures that are only
/// partly understood.
///
/// A section may be missing as a whole, which is what a publication of before there was such a type of activity looks
/// like.
struct PublishedFigures {
    /// Every figure with its path, in the order of the JSON of the statistics.
    private(set) var listed: [(path: FigurePath, tally: Tally)] = []

    /// - Throws: ``ValueError`` naming the place that is not as the statistics write it.
    init(_ json: JSONObject) throws(ValueError) {
        try check(json, has: ActivityType.all.map(\.statistics.name), at: "figures")
        for type in ActivityType.all {
            guard let section = json[type.statistics.name] else { continue }
            try read(type.statistics, try object(section, at: type.statistics.name))
        }
        if listed.isEmpty { throw ValueError("member \"figures\" has none") }
    }

    private mutating func read(_ section: StatisticsSection, _ json: JSONObject) throws(ValueError) {
        let parts = section.parts + section.sums.map { .sum($0.member) }
        try check(json, has: parts.map(\.text) + section.groupings.map(\.name), at: section.name)
        for part in parts { try read(FigurePath(section: section.name, row: nil, part: part), in: json) }
        for grouping in section.groupings {
            let place = "\(section.name).\(grouping.name)"
            guard let elements = json[grouping.name]?.array else {
                throw ValueError("\(place) is missing or not an array")
            }
            var names: Set<ExactText?> = []
            for element in elements {
                let row = try object(element, at: place)
                try check(row, has: [grouping.member] + section.parts.map(\.text), at: place)
                let name = try name(row[grouping.member], at: "\(place), \(grouping.member)")
                guard names.insert(name).inserted else {
                    throw ValueError("\(place) has the row \(name?.string.quotedForDisplay ?? "null") twice")
                }
                for part in section.parts {
                    let place = FigurePath.Row(grouping: grouping.name, name: name)
                    try read(FigurePath(section: section.name, row: place, part: part), in: row)
                }
            }
        }
    }

    private mutating func read(_ path: FigurePath, in json: JSONObject) throws(ValueError) {
        let place = path.text.escapedForDisplay
        let number = try object(json[path.part.text], at: place)
        try check(number, has: ["count", "precision"], at: place)
        guard let count = number["count"]?.integer, count >= 0 else {
            throw ValueError("\(place) has no count, a whole number")
        }
        guard let precision = number["precision"]?.string.flatMap({ Tally.Precision(rawValue: $0) }) else {
            throw ValueError("\(place) has no precision, one of exact, atLeast, about")
        }
        listed.append((path, Tally(count, precision)))
    }

    private func object(_ value: JSONValue?, at place: String) throws(ValueError) -> JSONObject {
        guard let object = value?.object else { throw ValueError("\(place) is missing or not an object") }
        return object
    }

    private func name(_ value: JSONValue?, at place: String) throws(ValueError) -> ExactText? {
        switch value {
        case .null?: return nil
        case .string(let text)?: return ExactText(text)
        default: throw ValueError("\(place) is missing or neither a string nor null")
        }
    }

    private func check(_ object: JSONObject, has known: [String], at place: String) throws(ValueError) {
        for member in object.members where !known.contains(where: { $0.utf8.elementsEqual(member.name.utf8) }) {
            throw ValueError("\(place) has a member \(member.name.quotedForDisplay), which is not known")
        }
    }
}

extension StatisticsSection {
    /// Which numbers its own line and each row of its breakdowns have.
    fileprivate var parts: [FigurePath.Part] { isSplitByMode ? [.total, .inPerson, .online] : [.total] }
}
