import CanonicalJSON
import TestMaterial
import Testing

@testable import ActivityLedger

/// The text of a path names one figure, whatever names are in it.
@Suite struct FigurePathTests {
    @Test("Every path is read back as itself, and no two are written alike", arguments: 0..<8 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "BIO", ".", "inPerson", "online", "total", "null", "\"", "\\", "byEvent", "é", "e\u{301}", "\u{301}", " ",
            "\u{202E}", "\u{0D4E}", "😀", "\u{E0001}", ".inPerson", ".total", "u202e", "{", "[",
        ]
        var written: [ExactText: FigurePath] = [:]
        for _ in 0..<500 {
            let name = (0...generator.below(4)).map { _ in pieces[generator.below(pieces.count)] }.joined()
            let row = FigurePath.Row(grouping: "byEvent", name: generator.oneIn(20) ? nil : ExactText(name))
            for part in [FigurePath.Part.total, .inPerson, .online] {
                let path = FigurePath(section: "meetings", row: row, part: part)
                #expect(FigurePath(path.text) == path, "\(path.text)")
                #expect(path.text.escapedForDisplay == path.text)
                #expect(written.updateValue(path, forKey: ExactText(path.text)) ?? path == path, "\(path.text)")
                if part == .total { #expect(FigurePath(path.text + ".total") == path, "\(path.text)") }
            }
        }
    }

    @Test("Simple names stay as they are")
    func simple() {
        for name in ["BIO USA", "St. Louis", "inPerson", "BIO.inPersonal", "null and void", "a \"b\"", "Évry"] {
            let row = FigurePath.Row(grouping: "byEvent", name: ExactText(name))
            #expect(FigurePath(section: "meetings", row: row, part: .total).text == "meetings.byEvent.\(name)")
        }
    }

    @Test("Every figure of random statistics is found by its path", arguments: 50..<60 as Range<UInt64>)
    func figures(seed: UInt64) throws {
        var random = RandomActivity(seed: seed)
        var statistics = YearlyStatistics()
        for _ in 0..<60 { statistics.add(try random.activity()) }
        for year in statistics.years {
            for (path, _) in statistics.figures(of: year) { #expect(FigurePath(path.text) == path, "\(path.text)") }
        }
    }

    @Test(
        "What is no path is none",
        arguments: [
            "", ".", "meetings.", "meetings.byEvent", "meetings.byEvent.", "meetings.byEvent..inPerson",
            "meetings.byEvent.\"a",
            "meetings.byEvent.\"a\"b", "meetings.byEvent.\"a\".visitors", "meeting.total", "meetings.total.total",
            "meetings.visitors", "meetings.byEvent.\"\\x\"",
        ])
    func wrong(_ text: String) {
        #expect(FigurePath(text) == nil)
    }
}
