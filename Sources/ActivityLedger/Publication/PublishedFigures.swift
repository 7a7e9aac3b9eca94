import CanonicalJSON

/// The figures of a publication, read from their JSON, of which ``Publication/data`` has said that it holds them.
struct PublishedFigures {
    /// Every figure with its path, in the order of the JSON of the statistics.
    private(set) var listed: [(path: FigurePath, tally: Tally)] = []

    init(_ json: JSONObject) {
        for type in ActivityType.all {
            guard let section = json[type.statistics.name]?.object else { continue }
            read(type.statistics, section)
        }
    }

    private mutating func read(_ section: StatisticsSection, _ json: JSONObject) {
        for part in section.parts + section.sums.map({ .sum($0.member) }) {
            read(FigurePath(section: section.name, row: nil, part: part), in: json)
        }
        for grouping in section.groupings {
            for row in (json[grouping.name]?.array ?? []).compactMap(\.object) {
                let name = row[grouping.member]?.string.map(ExactText.init)
                for part in section.parts {
                    let place = FigurePath.Row(grouping: grouping.name, name: name)
                    read(FigurePath(section: section.name, row: place, part: part), in: row)
                }
            }
        }
    }

    private mutating func read(_ path: FigurePath, in json: JSONObject) {
        guard let number = json[path.part.text]?.object, let count = number["count"]?.integer,
            let precision = number["precision"]?.string.flatMap({ Tally.Precision(rawValue: $0) })
        else { return }
        listed.append((path, Tally(count, precision)))
    }
}

extension StatisticsSection {
    /// Which numbers its own line and each row of its breakdowns have.
    var parts: [FigurePath.Part] { isSplitByMode ? [.total, .inPerson, .online] : [.total] }
}
