extension ActivityType {
    /// A programme or project of the cluster was selected.
    public static let programmeSelected = ActivityType(
        name: "ProgrammeSelected",
        title: Wording("Selection for a programme", french: "Sélection à un programme"),
        summary: "a programme the cluster was selected for",
        members: [
            .date,
            .text("programme", Wording("programme", french: "programme"), "its name").required,
            .text("selectedBy", Wording("selected by", french: "sélection par"), "who selected it"),
            .text("coordinator", Wording("coordinator", french: "coordination"), "who coordinates it"),
            .note,
            .reference,
        ],
        subjectMembers: ["programme"],
        statistics: StatisticsSection(
            "programmesSelected", title: Wording("Programmes selected", french: "Sélections à des programmes")))
}
