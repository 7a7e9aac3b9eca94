extension ActivityType {
    /// A label or certification that the cluster obtained.
    static let certificationAwarded = ActivityType(
        name: "CertificationAwarded",
        summary: "a certification the cluster was awarded",
        members: [
            .date,
            .text("certification", "its name").required,
            .text("awardedBy", "who awarded it"),
            .note,
            .reference,
        ],
        subjectMembers: ["certification"],
        statistics: StatisticsSection("certificationsAwarded", title: "Certifications awarded"))
}
