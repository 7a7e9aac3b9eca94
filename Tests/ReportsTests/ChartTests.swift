import ActivityLedger
import Testing

@testable import Reports

/// A bar is as long as its number says, and its end shows how well that is known.
@Suite struct ChartTests {
    private func figure(_ series: ChartSeries, _ tally: Tally) -> ChartFigure {
        ChartFigure(series: series, path: FigurePath(section: "meetings", row: nil, part: .total), tally: tally)
    }

    private func parts(_ figures: [ChartFigure]) -> [String] {
        ChartBar(start: 0, unit: 2).parts(figures).map { "\($0.name) \($0.from)–\($0.to)" }
    }

    @Test func whatIsExactEndsWhereItIs() {
        #expect(parts([figure(.total, Tally(30))]) == ["fill-total 0.0–60.0"])
        #expect(parts([figure(.inPerson, Tally(0)), figure(.online, Tally(10))]) == ["fill-online 0.0–20.0"])
    }

    @Test func whatIsAboutSoMuchEndsHatched() {
        #expect(parts([figure(.total, Tally(30, .about))]) == ["fill-total 0.0–48.0", "hatch-total 48.0–60.0"])
        #expect(parts([figure(.total, Tally(2, .about))]) == ["hatch-total 0.0–4.0"])
    }

    @Test func whatIsAtLeastSoMuchGoesOnBeyondItsNumber() {
        #expect(parts([figure(.online, Tally(40, .atLeast))]) == ["fill-online 0.0–80.0", "hatch-online 80.0–92.0"])
        // In front of another it cannot.
        #expect(
            parts([figure(.inPerson, Tally(40, .atLeast)), figure(.online, Tally(1))]) == [
                "fill-in-person 0.0–68.0", "hatch-in-person 68.0–80.0", "fill-online 81.5–83.5",
            ])
    }

    @Test(arguments: [(0.0, "0"), (1.25, "1.3"), (-0.5, "-0.5"), (-12.04, "-12"), (359.96, "360")])
    func aCoordinateHasATenthAtMost(_ value: Double, _ text: String) {
        #expect(SVG.number(value) == text)
    }
}
