import EventLog

extension Publication {
    /// What the data of its entry may hold.
    static let data = DataDefinition(
        name: typeName,
        members: [
            DataMember("year", Wording("year", french: "année"), .number(0...9999, "a year"), "the year"),
            DataMember(
                "figures", Wording("figures", french: "chiffres"), .object(figures),
                "the figures of that year, as the JSON of the statistics has them"),
            DataMember(
                "size", Wording("size", french: "taille"), .number(1...Entry.sequenceLimit, "a number of entries"),
                "how many entries the ledger had"),
            DataMember(
                "root", Wording("root hash", french: "empreinte racine"), .hash("a root hash"),
                "the root hash it had"),
        ],
        beyondSchema: "No two rows of a breakdown are of the same, and the figures are those of the first size entries."
    )

    /// The type of entries that are one.
    static let definition = EntryDefinition(
        data, Wording("Publication", french: "Publication"), "the figures of a year as they were given to the public")

    /// A section may be missing as a whole, which is what a publication of before there was such a type of activity looks
    /// like.
    private static let figures = DataDefinition(
        name: "figures",
        members: ActivityType.all.map { type in
            DataMember(
                type.statistics.name, type.statistics.title, .object(section(type.statistics)), isRequired: false,
                "the figures of \(type.name)")
        }, canBeEmpty: false)

    private static func section(_ section: StatisticsSection) -> DataDefinition {
        let sums = section.sums.map { DataMember($0.member, $0.title, tally, "the sum of what is stated") }
        let groupings = section.groupings.map { grouping in
            let key = DataMember(grouping.member, nil, .name, "what the row is of; null for what states none")
            let row = DataDefinition(name: grouping.name, members: [key] + parts(of: section))
            return DataMember(
                grouping.name, grouping.title, .rows(row, key: grouping.member), "the breakdown by \(grouping.member)")
        }
        return DataDefinition(name: section.name, members: parts(of: section) + sums + groupings)
    }

    private static func parts(of section: StatisticsSection) -> [DataMember] {
        section.parts.map { DataMember($0.text, nil, tally, "how many") }
    }

    private static let tally = DataValue.object(
        DataDefinition(
            name: "a figure",
            members: [
                DataMember("count", nil, .number(0...DataValue.numberLimit, "a count"), "the number"),
                DataMember(
                    "precision", nil, .choice(Tally.Precision.allCases.map(\.rawValue)), "how well it is known"),
            ]))
}
