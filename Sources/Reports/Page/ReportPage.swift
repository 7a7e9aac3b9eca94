import ActivityLedger

/// Years of activity as one HTML page that needs nothing but itself: figures, charts, lists, who recorded what, and the
/// evidence for it, which the page's own script can check.
///
/// The same ledger gives the same page, byte for byte.
public struct ReportPage {
    let basis: ReportBasis
    let language: Language
    let program: String
    let notes: [Int: YearNotes]
    let listing: EntryListing

    /// A page in a language.
    /// - Parameter program: Name and version of the program that makes it.
    public init(_ basis: ReportBasis, in language: Language, madeBy program: String) {
        self.basis = basis
        self.language = language
        self.program = program
        notes = Dictionary(uniqueKeysWithValues: basis.years.map { ($0, YearNotes($0, basis, language)) })
        listing = EntryListing(basis, language, notes)
    }

    /// The page.
    public var html: String {
        let page = Markup.element("html", ["lang": language.rawValue]) {
            head
            Markup.element("body") {
                Markup.element("a", ["class": "skip", "href": "#main"]) { PageText.skip(language) }
                SVG.patterns
                header
                Markup.element("main", ["id": "main", "tabindex": "-1"]) {
                    content
                }
                footer
                evidence
            }
        }
        return "<!doctype html>\n" + page.html + "\n"
    }

    @MarkupBuilder private var content: Markup {
        if let latest = basis.years.last {
            keyFiguresSection(of: latest)
            overviewSection
            for year in basis.years.reversed() { yearSection(year, withKeyFigures: year != latest) }
            legendSection
        } else {
            Markup.element("p") { PageText.noActivity(language) + "." }
        }
        checkSection
    }

    /// What the page is about: `Activity in 2020`, `Activity, from 2018 to 2020`.
    var title: String {
        guard let first = basis.years.first, let last = basis.years.last else { return PageText.noActivity(language) }
        if first == last { return "\(PageText.activityIn(language)) \(last)" }
        return "\(PageText.activityFrom(language)) \(first) \(PageText.to(language)) \(last)"
    }

    private var header: Markup {
        Markup.element("header", ["class": "masthead"]) {
            Markup.element("p", ["class": "organisation"]) { basis.organisation ?? basis.checkpoint.origin }
            Markup.element("h1") { title }
            if basis.years.count > 1 {
                Markup.element("nav", ["aria-label": PageText.contents(language)]) {
                    Markup.element("ul") {
                        link("#years", PageText.overTheYears(language))
                        for year in basis.years.reversed() { link("#y\(year)", year.fourDigits) }
                        link("#check", PageText.check(language))
                    }
                }
            }
        }
    }

    private func link(_ target: String, _ text: String) -> Markup {
        Markup.element("li") { Markup.element("a", ["href": target]) { text } }
    }

    private var footer: Markup {
        Markup.element("footer") {
            Markup.element("p") { "\(PageText.madeBy(language)) \(program)." }
        }
    }
}

extension ReportPage {
    /// The sums of a year, of one section; of nothing where the year has no activity.
    func sums(_ year: Int, _ section: Int) -> SectionSums { basis.statistics.allSections(of: year)[section] }
}
