import ActivityLedger

extension Language {
    /// The name of a country, such as `Japan` for `JP`.
    public func country(_ code: String) -> String { LocaleNames.of(self).country(code) }

    /// A day, such as `8 June 2020`.
    func day(_ day: CalendarDay) -> String { LocaleNames.of(self).day(day) }

    /// When an activity took place, in words, as precisely as it is known: `June 2020`, `8 June 2020 – 12 June 2020`,
    /// `about 2020`, `June 2020 (uncertain)`.
    func text(_ date: ActivityDate) -> String {
        let ends = date.text.unicodeScalars.split(separator: "/").map(String.init)
        guard let last = ends.last, ends.count == 2 else { return end(date.text, date.earliest) }
        // The first day of the last end, whose precision its text has, is of the month and year of its last day.
        return "\(end(ends[0], date.earliest)) – \(end(last, date.latest))"
    }

    /// One end of an interval, or all of a date: in text, and a day of it.
    private func end(_ text: String, _ day: CalendarDay) -> String {
        let qualifier = text.unicodeScalars.last.flatMap { "?~%".unicodeScalars.contains($0) ? $0 : nil }
        let words =
            switch text.unicodeScalars.split(separator: "-").count {
            case 1: String(text.prefix(4))
            case 2: LocaleNames.of(self).month(day)
            default: LocaleNames.of(self).day(day)
            }
        // EDTF level 1: ? uncertain, ~ approximate, % both.
        return switch (qualifier, self) {
        case ("~", .english): "about \(words)"
        case ("~", .french): "vers \(words)"
        case ("?", .english): "\(words) (uncertain)"
        case ("?", .french): "\(words) (incertain)"
        case ("%", .english): "about \(words) (uncertain)"
        case ("%", .french): "vers \(words) (incertain)"
        default: words
        }
    }
}
