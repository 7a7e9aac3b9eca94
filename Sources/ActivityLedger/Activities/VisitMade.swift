extension ActivityType {
    /// People of the cluster went to see somebody.
    static let visitMade = ActivityType(
        name: "VisitMade",
        summary: "a visit that people of the cluster made",
        members: [
            .date,
            .text("host", "who was visited").required,
            .country("where the visit went").required,
            .mode,
        ] + Member.tally("travellers", "how many went") + [.place, .purpose, .note, .reference],
        subjectMembers: ["host"],
        statistics: StatisticsSection(
            "visitsMade", title: "Visits made", isSplitByMode: true,
            sums: [.init(member: "travellers", title: "Travellers")], groupings: [.byCountry]))
}
