/// Which columns probably hold which members.
struct ColumnAssignment {
    /// By the index of the column.
    private(set) var members: [Int: Member] = [:]

    /// Assigns columns to members by their names, the best fit first, each once.
    init(_ header: [String], to members: [Member]) {
        var fits: [(score: Int, column: Int, member: Int)] = []
        for (column, name) in header.enumerated() {
            for (index, member) in members.enumerated() {
                let score = HeaderWords.score(name, member)
                if score > 0 { fits.append((score, column, index)) }
            }
        }
        // Where they fit equally well: from left to right.
        fits.sort { ($1.score, $0.column, $0.member) < ($0.score, $1.column, $1.member) }
        var taken: Set<Int> = []
        for fit in fits where self.members[fit.column] == nil && taken.insert(fit.member).inserted {
            self.members[fit.column] = members[fit.member]
        }
    }

    /// Members that an activity of a type needs and no column seems to hold.
    func missing(for type: ActivityType) -> [Member] {
        let names = members.values.map(\.name)
        return type.members.filter { $0.isRequired && !names.contains($0.name) }
    }
}

extension ColumnAssignment {
    /// The type whose members the columns are, where one fits better than all others: with nothing missing that it needs, and
    /// with the most columns.
    static func type(of header: [String]) -> ActivityType? {
        let fits = ActivityType.all.map { type in
            let assignment = ColumnAssignment(header, to: type.members)
            return (type: type, missing: assignment.missing(for: type).count, count: assignment.members.count)
        }
        guard let best = fits.max(by: { ($1.missing, $0.count) < ($0.missing, $1.count) }), best.count > 1 else {
            return nil
        }
        return fits.count { $0.missing == best.missing && $0.count == best.count } == 1 ? best.type : nil
    }
}
