import ActivityLedger
import TestMaterial
import Testing

@testable import Reports

/// A bar is as long as its number, and shows what makes it up.
@Suite struct BarTests {
    @Test(arguments: [
        (Bar(.byMode(inPerson: 40, online: 0), .exact, largest: 40), "████████████", "████████████"),
        (Bar(.byMode(inPerson: 0, online: 40), .atLeast, largest: 40), "▒▒▒▒▒▒▒▒▒▒▒▒+", "████████████+"),
        (Bar(.byMode(inPerson: 10, online: 20), .about, largest: 40), "███▒▒▒▒▒▒≈", "█████████≈"),
        (Bar(.byMode(inPerson: 5, online: 0), .exact, largest: 40), "█▌", "█▌"),
        (Bar(.byMode(inPerson: 5, online: 5), .exact, largest: 40), "██▒", "█▌█"),
        (Bar(.byMode(inPerson: 1, online: 0), .about, largest: 9999), "▏≈", "▏≈"),
        (Bar(.byMode(inPerson: 28, online: 2), .atLeast, largest: 9999), "▏+", "▏+"),
        (Bar(.byMode(inPerson: 0, online: 2), .exact, largest: 9999), "▒", "▏"),
        (Bar(.byMode(inPerson: 0, online: 0), .exact, largest: 0), "", ""),
        (Bar(.whole(3), .exact, largest: 8), "━━━━╸", "━━━━╸"), (Bar(.whole(0), .exact, largest: 8), "", ""),
    ])
    func aBarIsDrawn(_ bar: Bar, _ plain: String, _ coloured: String) {
        #expect(bar.drawn(columns: 13, hasColour: false).plainText == plain)
        #expect(bar.drawn(columns: 13, hasColour: true).plainText == coloured)
    }

    @Test func aBarNeverTakesMoreColumnsThanThereAreAndALargerNumberNeverFewer() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2000 {
            let largest = 1 + generator.below(5000)
            let columns = Bar.widths.lowerBound + generator.below(Bar.widths.count)
            let (first, second) = (generator.below(largest + 1), generator.below(largest + 1))
            let widths = [min(first, second), max(first, second)].map { count in
                let inPerson = generator.below(count + 1)
                let bar = Bar(.byMode(inPerson: inPerson, online: count - inPerson), .about, largest: largest)
                return bar.drawn(columns: columns, hasColour: true).displayWidth
            }
            #expect(widths[0] <= widths[1] && widths[1] <= columns)
        }
    }

    @Test func thePartsOfAColouredBarAreAsLongAsTheirNumbers() {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<2000 {
            let (inPerson, online) = (generator.below(500), generator.below(500))
            let bar = Bar(.byMode(inPerson: inPerson, online: online), .exact, largest: 1000)
            let eighths = bar.drawn(columns: 41, hasColour: true).inPersonEighths
            // A column at the end that cannot show both shows the larger part.
            #expect(abs(Double(eighths) - Double(inPerson) / 1000 * 320) <= 4.5, "\(bar): \(eighths)")
        }
    }

    @Test func aLegendExplainsWhatOccursAndNothingElse() {
        let bars = [Bar(.byMode(inPerson: 0, online: 3), .about, largest: 3), Bar(.whole(3), .exact, largest: 3)]
        let wide = TerminalCapabilities(columns: 80, hasColour: false, drawsBars: true)
        #expect(BarLegend(bars).lines(.english, on: wide).plainText == "▒ online  ≈ about\n")
        #expect(BarLegend([bars[1]]).lines(.english, on: wide).plainText == "")
        let narrow = TerminalCapabilities(columns: 12, hasColour: true, drawsBars: true)
        #expect(BarLegend(bars).lines(.french, on: narrow).plainText == "█ en ligne\n≈ environ\n")
    }
}

extension StyledText {
    fileprivate var inPersonEighths: Int {
        let blocks = Array(" ▏▎▍▌▋▊▉█")
        return spans.filter { $0.style == .inPerson || $0.style == .inPersonBesideOnline }
            .flatMap(\.text).reduce(0) { $0 + (blocks.firstIndex(of: $1) ?? 0) }
    }
}
