extension ActivityType {
    /// People of the cluster went to see somebody.
    public static let visitMade = ActivityType(
        name: "VisitMade",
        title: Wording("Visit made", french: "Visite effectuée"),
        summary: "a visit that people of the cluster made",
        members: [
            .date,
            .text("host", Wording("host", french: "hôte"), "who was visited").required,
            .country("where the visit went").required,
            .mode,
        ] + Member.tally("travellers", Wording("travellers", french: "voyageurs"), "how many went") + [
            .place, .purpose, .note, .reference,
        ],
        subjectMembers: ["host"],
        statistics: StatisticsSection(
            "visitsMade", title: Wording("Visits made", french: "Visites effectuées"), isSplitByMode: true,
            sums: [.init(member: "travellers", title: Wording("Travellers", french: "Voyageurs"))],
            groupings: [.byCountry]))
}
