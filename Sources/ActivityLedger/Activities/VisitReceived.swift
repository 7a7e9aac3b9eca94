extension ActivityType {
    /// A delegation came to the cluster.
    static let visitReceived = ActivityType(
        name: "VisitReceived",
        summary: "a delegation that visited the cluster",
        members: [
            .date,
            .text("delegation", "who came").required,
            .country("where the delegation came from").required,
            .mode,
        ] + Member.tally("visitors", "how many came") + [.place, .purpose, .note, .reference],
        subjectMembers: ["delegation"],
        statistics: StatisticsSection(
            "visitsReceived", title: "Visits received", isSplitByMode: true,
            sums: [.init(member: "visitors", title: "Visitors")], groupings: [.byCountry]))
}
