import ActivityLedger

#if canImport(FoundationInternationalization)
    // Without the rest of Foundation, which nothing here needs.
    import FoundationEssentials
    import FoundationInternationalization
#else
    import Foundation
#endif

/// Names of countries and months, from the locale data of Foundation (Unicode CLDR).
///
/// To load that data takes a few milliseconds, more than most commands: only what writes for people asks for it.
struct LocaleNames {
    private let locale: Locale
    private let calendar: Calendar

    /// The names of a language.
    static func of(_ language: Language) -> LocaleNames {
        switch language {
        case .english: english
        case .french: french
        }
    }

    // British, as the rest of our English is: the day comes before the month.
    private static let english = LocaleNames("en_GB")
    private static let french = LocaleNames("fr_FR")

    private init(_ identifier: String) {
        locale = Locale(identifier: identifier)
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = locale
        calendar.timeZone = .gmt
        self.calendar = calendar
    }

    /// The name of a country; its code where it has none.
    func country(_ code: String) -> String {
        locale.localizedString(forRegionCode: code) ?? code
    }

    /// A day: `8 June 2020`.
    func day(_ day: CalendarDay) -> String {
        let text = format(day, style.year().month(.wide).day())
        // French counts the first day of a month, which CLDR's patterns leave out.
        guard locale.identifier.begins(with: "fr"), day.day == 1 else { return text }
        return "1er" + text.dropFirst()
    }

    /// A month: `June 2020`.
    func month(_ day: CalendarDay) -> String {
        format(day, style.year().month(.wide))
    }

    private var style: Date.FormatStyle {
        Date.FormatStyle(date: nil, time: nil, locale: locale, calendar: calendar, timeZone: .gmt)
    }

    private func format(_ day: CalendarDay, _ style: Date.FormatStyle) -> String {
        let components = DateComponents(year: day.year, month: day.month, day: day.day)
        return calendar.date(from: components)?.formatted(style) ?? ""
    }
}
