extension ActivityType {
    /// A label or certification that the cluster obtained.
    public static let certificationAwarded = ActivityType(
        name: "CertificationAwarded",
        title: Wording("Certification awarded", french: "Certification obtenue"),
        summary: "a certification the cluster was awarded",
        members: [
            .date,
            .text("certification", Wording("certification", french: "certification"), "its name").required,
            .text("awardedBy", Wording("awarded by", french: "délivrée par"), "who awarded it"),
            .note,
            .reference,
        ],
        subjectMembers: ["certification"],
        statistics: StatisticsSection(
            "certificationsAwarded", title: Wording("Certifications awarded", french: "Certifications obtenues")))
}
