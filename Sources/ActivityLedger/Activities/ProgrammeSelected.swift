extension ActivityType {
    /// A programme or project of the cluster was selected.
    static let programmeSelected = ActivityType(
        name: "ProgrammeSelected",
        summary: "a programme the cluster was selected for",
        members: [
            .date,
            .text("programme", "its name").required,
            .text("selectedBy", "who selected it"),
            .text("coordinator", "who coordinates it"),
            .note,
            .reference,
        ],
        subjectMembers: ["programme"],
        statistics: StatisticsSection("programmesSelected", title: "Programmes selected"))
}
