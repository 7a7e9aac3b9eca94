extension ActivityType {
    /// A delegation came to the cluster.
    public static let visitReceived = ActivityType(
        name: "VisitReceived",
        title: Wording("Visit received", french: "Visite reçue"),
        summary: "a delegation that visited the cluster",
        members: [
            .date,
            .text("delegation", Wording("delegation", french: "délégation"), "who came").required,
            .country("where the delegation came from").required,
            .mode,
        ] + Member.tally("visitors", Wording("visitors", french: "visiteurs"), "how many came") + [
            .place, .purpose, .note, .reference,
        ],
        subjectMembers: ["delegation"],
        statistics: StatisticsSection(
            "visitsReceived", title: Wording("Visits received", french: "Visites reçues"), isSplitByMode: true,
            sums: [.init(member: "visitors", title: Wording("Visitors", french: "Visiteurs"))], groupings: [.byCountry])
    )
}
