import ActivityLedger

extension ReportPage {
    /// What the signs of vagueness mean.
    var legendSection: Markup {
        Markup.element("section", ["aria-labelledby": "legend"]) {
            Markup.element("h2", ["id": "legend"]) { PageText.legend(language) }
            Markup.element("dl", ["class": "explanations"]) {
                explanation(.text(language.text(Tally(30, .about))), PageText.legendAbout)
                explanation(.text(language.text(Tally(40, .atLeast))), PageText.legendAtLeast)
                explanation(.text(language.notStated), PageText.legendNotStated)
                explanation(
                    swatch([(ChartSeries.inPerson.fill, 24), (ChartSeries.inPerson.hatch, ChartBar.hatchLength)]),
                    PageText.legendHatch)
                explanation(hollowPoint, PageText.legendHollow)
            }
            Markup.element("p") { PageText.legendUncounted(language) }
        }
    }

    private func explanation(_ sign: Markup, _ meaning: Wording) -> Markup {
        Markup.element("div") {
            Markup.element("dt") { sign }
            Markup.element("dd") { meaning(language) }
        }
    }

    private var hollowPoint: Markup {
        Markup.element(
            "svg",
            [
                "class": "swatch", "width": "14", "height": "14", "viewBox": "0 0 14 14", "aria-hidden": "true",
                "focusable": "false",
            ]
        ) { Markup.element("circle", ["class": "point hollow", "cx": "7", "cy": "7", "r": "4"]) }
    }
}
