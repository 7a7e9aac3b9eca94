import ActivityLedger

extension LedgerViews {
    /// The members of all types, each once.
    static var members: [SQLColumn] {
        var columns: [SQLColumn] = []
        for member in ActivityType.all.flatMap(\.members) where !columns.contains(where: { $0.name == member.name }) {
            columns.append(SQLColumn(member.name, member.kind.sqlType))
        }
        return columns
    }

    /// Every activity that counts, as it counts. The date stays the text that it is, which says how precisely it is known;
    /// the year is that of its beginning.
    var activitiesView: String {
        let amendment = dialect.parsed(
            "data", as: [SQLColumn("sequence", .wholeNumber), SQLColumn("data", .json)])
        let members = Self.members.map { "members.\(dialect.quoted($0.name)) as \(dialect.quoted($0.name))" }
        return """
            \(dialect.createView) activities as
            with amendments as (
                select amendment.sequence as target, max(sequence) as amendedby, max_by(type, sequence) as type,
                    max_by(amendment.data, sequence) as data
                from (
                    select sequence, type, \(amendment) as amendment
                    from entries where type in (\(literals(Amendment.types)))
                ) as amending
                group by amendment.sequence
            )
            select sequence, type, recordedtime, authid, authtype, osaccount, amendedby,
                cast(substr(members.\(dialect.quoted("date")), 1, 4) as \(dialect.name(of: .wholeNumber))) as year,
                \(members.joined(separator: ",\n    "))
            from (
                select entries.sequence, entries.type, recordedtime, authid, authtype, osaccount, amendedby,
                    \(dialect.parsed("coalesce(amendments.data, entries.data)", as: Self.members)) as members
                from entries left join amendments on amendments.target = entries.sequence
                where entries.type in (\(literals(ActivityType.all.map(\.name))))
                    and coalesce(amendments.type, '') <> \(dialect.literal(Amendment.retractedType))
            ) as counting;
            """
    }
}

extension Member.Kind {
    var sqlType: SQLType {
        switch self {
        case .date, .country, .mode, .text, .precision: .text
        case .texts: .texts
        case .count: .wholeNumber
        }
    }
}
