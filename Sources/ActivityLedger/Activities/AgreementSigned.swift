extension ActivityType {
    /// An agreement with a partner abroad.
    static let agreementSigned = ActivityType(
        name: "AgreementSigned",
        summary: "an agreement signed with a partner",
        members: [
            .date,
            .text("partner", "with whom").required,
            .country("where the partner is").required,
            .text("subject", "what it is about"),
            .note,
            .reference,
        ],
        subjectMembers: ["partner"],
        statistics: StatisticsSection("agreementsSigned", title: "Agreements signed", groupings: [.byCountry]))
}
