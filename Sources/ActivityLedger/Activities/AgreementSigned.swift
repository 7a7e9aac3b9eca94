extension ActivityType {
    /// An agreement with a partner abroad.
    public static let agreementSigned = ActivityType(
        name: "AgreementSigned",
        title: Wording("Agreement signed", french: "Accord signé"),
        summary: "an agreement signed with a partner",
        members: [
            .date,
            .text("partner", Wording("partner", french: "partenaire"), "with whom").required,
            .country("where the partner is").required,
            .text("subject", Wording("subject", french: "objet"), "what it is about"),
            .note,
            .reference,
        ],
        subjectMembers: ["partner"],
        statistics: StatisticsSection(
            "agreementsSigned", title: Wording("Agreements signed", french: "Accords signés"), groupings: [.byCountry]))
}
