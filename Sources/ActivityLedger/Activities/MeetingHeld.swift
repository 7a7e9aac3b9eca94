extension ActivityType {
    /// One meeting or several, at a trade event or on their own.
    public static let meetingHeld = ActivityType(
        name: "MeetingHeld",
        title: Wording("Meetings", french: "Rendez-vous"),
        summary: "one or more meetings, at a trade event or on their own",
        members: [
            .date,
            .mode,
            .text("event", Wording("event", french: "événement"), "the trade event or conference, such as BIO USA"),
            .text("organiser", Wording("organiser", french: "organisateur"), "who arranged the meetings"),
            Member(
                name: "partners", title: Wording("partners", french: "partenaires"),
                kind: .texts(limit: Member.textsLimit), isRequired: false,
                help: "whom the meetings were with"),
            .country("where the event is, else where the counterpart is from"),
            .place,
        ] + Member.tally("count", Wording("meetings", french: "rendez-vous"), "how many meetings, 1 if not given") + [
            .purpose, .note, .reference,
        ],
        subjectMembers: ["event", "organiser", "partners", "purpose"],
        statistics: StatisticsSection(
            "meetings", title: Wording("Meetings", french: "Rendez-vous"), countMember: "count", isSplitByMode: true,
            groupings: [.byEvent, .byCountry]))
}
