import ActivityLedger
import CanonicalJSON

extension ReportPage {
    /// More items than this a list does not show; the entries behind the figure are all there.
    private static var itemLimit: Int { 100 }

    /// What happened, one by one, of the types whose activities count one each: delegations, agreements, programmes,
    /// certifications. Meetings are too many for that, and their names would be those of the events.
    @MarkupBuilder func lists(of year: Int) -> Markup {
        if basis.entriesAreLeftOut {
            Markup.element("p", ["class": "more"]) { PageText.entriesLeftOut(language) }
        } else if ActivityType.all.contains(where: { $0.statistics.countMember == nil && !entries($0, year).isEmpty }) {
            Markup.element("h3") { PageText.lists(language) }
            Markup.element("div", ["class": "lists"]) {
                for type in ActivityType.all where type.statistics.countMember == nil { list(type, year) }
            }
        }
    }

    private func entries(_ type: ActivityType, _ year: Int) -> [ReportBasis.CountedEntry] {
        let path = FigurePath(section: type.statistics.name, row: nil, part: .total)
        return basis.contributions(to: path, of: year).map { basis.entries[$0.entry] }
    }

    @MarkupBuilder private func list(_ type: ActivityType, _ year: Int) -> Markup {
        let entries = entries(type, year)
        if !entries.isEmpty {
            Markup.element("section", ["class": "list"]) {
                Markup.element("h4") { type.statistics.title(language) }
                Markup.element("ul") {
                    for entry in entries.prefix(Self.itemLimit) { item(entry, year) }
                }
                if entries.count > Self.itemLimit {
                    Markup.element("p", ["class": "more"]) { language.more(entries.count - Self.itemLimit) }
                }
            }
        }
    }

    private func item(_ counted: ReportBasis.CountedEntry, _ year: Int) -> Markup {
        let activity = counted.activity
        let place = [activity.country.map { language.country($0) }, language.text(activity.date)].compactMap(\.self)
        return Markup.element("li") {
            Markup.element("strong") { activity.subject ?? "" }
            notes[year]?.markers(ofEntry: counted.entry.sequence) ?? .nothing
            Markup.element("span", ["class": "when"]) { place.joined(separator: ", ") }
            for (title, text) in particulars(of: activity) {
                Markup.element("span", ["class": "particular"]) { "\(title)\(language.colon) \(text)" }
            }
        }
    }

    /// What else is known of an activity, in words. Notes and references are for those who keep the records.
    private func particulars(of activity: Activity) -> [(title: String, text: String)] {
        let elsewhere = activity.type.subjectMembers.prefix(1) + [Member.note.name, Member.reference.name]
        return activity.type.members.compactMap { member in
            guard !elsewhere.contains(member.name), let text = activity.text(of: member, in: language) else {
                return nil
            }
            return (member.title(language), text)
        }
    }
}

extension Activity {
    /// A member in words, where it is one that is told so and is there.
    fileprivate func text(of member: Member, in language: Language) -> String? {
        switch member.kind {
        case .text: data[member.name]?.string
        case .texts: data[member.name]?.array?.compactMap(\.string).joined(separator: ", ")
        case .count: tally(member.name).map { language.text($0) }
        case .mode: mode?.title(language)
        case .date, .country, .precision: nil
        }
    }
}
