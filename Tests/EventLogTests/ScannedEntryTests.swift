import CanonicalJSON
import FuzzTargets
import TestMaterial
import Testing

@testable import EventLog

/// The scanner takes exactly the lines with which the diagnosis, which reads them as trees, finds nothing wrong.
@Suite struct ScannedEntryTests {
    private static let texts = [
        "office", "Genopole", "Évry-Courcouronnes", "日本", "😀", "a", String(repeating: "long ", count: 60), "e\u{301}",
        "sixteen bytes 16", "seventeen bytes17",
    ]
    private static let hardTexts = [
        "\"quoted\"", "back\\slash", "\u{7F}", "\u{85}", "\u{1}", "\u{FEFF}", "\n", "\u{FFFE}", "a\u{10FFFF}",
        "\u{8}\t\u{C}\r", "\u{1F}", "\u{FB33}", "\u{1F600}", "é\u{1FFFF}",
    ]

    private func text(_ generator: inout SeededGenerator, hard: Bool) -> String {
        let texts = hard ? Self.texts + Self.hardTexts : Self.texts
        return texts[generator.below(texts.count)]
    }

    private func value(_ generator: inout SeededGenerator, hard: Bool, depth: Int = 0) -> JSONValue {
        switch generator.below(depth < 3 ? 8 : 5) {
        case 0...2: .string(text(&generator, hard: hard))
        case 3: .integer(generator.oneIn(5) ? 999_999_999_999_999 : generator.below(1_000))
        case 4:
            hard
                ? [
                    .number(-1), .number(1.5), .number(1e21), .null, .number(.leastNonzeroMagnitude),
                    .number(1_234_567_890_123_456),
                    .number(0.1 * Double(generator.below(1 << 40))), .number(1.7976931348623157e308),
                ][generator.below(8)]
                : .boolean(generator.oneIn(2))
        case 5: .array((0..<generator.below(4)).map { _ in value(&generator, hard: hard, depth: depth + 1) })
        default: .object(object(&generator, hard: hard, depth: depth + 1))
        }
    }

    private func object(_ generator: inout SeededGenerator, hard: Bool, depth: Int = 0) -> JSONObject {
        var object = JSONObject()
        let names = [
            "count", "countPrecision", "date", "a", "ab", "abcdefgh", "abcdefghi", "", "zzzzzzzzzzzzzzzzzzzzzzzzzz",
        ]
        for _ in 0..<generator.below(7) {
            let name = hard && generator.oneIn(8) ? text(&generator, hard: true) : names[generator.below(names.count)]
            object[name] = value(&generator, hard: hard, depth: depth)
        }
        return object
    }

    private func entry(_ generator: inout SeededGenerator, hard: Bool) -> Entry {
        Entry(
            id: text(&generator, hard: hard), source: text(&generator, hard: hard),
            sequence: generator.oneIn(4) ? 9_999_999_999 : generator.below(1_000),
            recordedTime: RecordedTime(milliseconds: Int64(generator.below(250_000_000)) * 1_000_000 + 7),
            recorder: Recorder(
                identity: text(&generator, hard: hard), kind: generator.oneIn(3) ? .serviceAccount : .user,
                account: text(&generator, hard: hard)),
            correlationID: generator.oneIn(2) ? text(&generator, hard: hard) : nil, isContinued: generator.oneIn(2),
            signature: generator.oneIn(3) ? text(&generator, hard: hard) : nil, type: text(&generator, hard: hard),
            data: object(&generator, hard: hard))
    }

    @Test("Plain entries are taken")
    func plain() {
        var generator = SeededGenerator(seed: 1)
        var scanned = ScannedEntry()
        for _ in 0..<2_000 {
            let line = entry(&generator, hard: false).line
            let outcome = ScannedEntryAgreement.of(line, with: &scanned)
            #expect(outcome == .agrees, "\(String(decoding: line, as: UTF8.self))")
        }
    }

    @Test("Entries of every kind are taken but those whose attributes have noncharacters")
    func everyKind() {
        var generator = SeededGenerator(seed: 2)
        var scanned = ScannedEntry()
        for _ in 0..<2_000 {
            let entry = entry(&generator, hard: true)
            let texts =
                [entry.id, entry.source, entry.recorder.identity, entry.recorder.account, entry.type]
                + [entry.correlationID, entry.signature].compactMap { $0 }
            let isRefused = texts.contains { $0.unicodeScalars.contains { $0.isNoncharacter } }
            let line = entry.line
            let outcome = ScannedEntryAgreement.of(line, with: &scanned)
            #expect(outcome == (isRefused ? .refused : .agrees), "\(String(decoding: line, as: UTF8.self))")
        }
    }

    @Test(
        "Objects with thousands of members and sixty levels are taken, and one level more than a text may have is not")
    func limits() {
        var generator = SeededGenerator(seed: 9)
        var scanned = ScannedEntry()
        var entry = entry(&generator, hard: false)
        entry.data = JSONObject(distinct: (0..<5_000).map { .init(name: String($0), value: .null) })
        #expect(ScannedEntryAgreement.of(entry.line, with: &scanned) == .agrees)
        for (depth, isTaken) in [(62, true), (63, false)] {
            var value = JSONValue.array([])
            for level in 1..<depth { value = level % 2 == 0 ? .array([value]) : .object(JSONObject(["m": value])) }
            entry.data = JSONObject(["deep": value])
            #expect(ScannedEntryAgreement.of(entry.line, with: &scanned) == (isTaken ? .agrees : .refused), "\(depth)")
        }
    }

    @Test("Changed lines are judged as the diagnosis judges them", arguments: 3...6 as ClosedRange<UInt64>)
    func changed(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        // One room for all lines: what an earlier line left there must not make a later one pass.
        var scanned = ScannedEntry()
        let interesting = Array("\"\\{}[],:0-e.1 \u{7F}é😀\u{85}bfnrtu00aA9".utf8)
        for _ in 0..<2_500 {
            var line = entry(&generator, hard: generator.oneIn(3)).line
            if generator.oneIn(2) { _ = ScannedEntryAgreement.of(line, with: &scanned) }
            for _ in 0...generator.below(2) where line.count > 1 {
                let place = generator.below(line.count)
                switch generator.below(5) {
                case 0: line[place] ^= 1 << UInt8(generator.below(8))
                case 1: line.remove(at: place)
                case 2: line.insert(interesting[generator.below(interesting.count)], at: place)
                case 3: line[place] = interesting[generator.below(interesting.count)]
                default: line.removeLast(generator.below(line.count))
                }
            }
            let outcome = ScannedEntryAgreement.of(line, with: &scanned)
            #expect(outcome == .agrees || outcome == .refused, "\(String(decoding: line, as: UTF8.self)): \(outcome)")
        }
    }

    @Test("A line with any one bit changed is judged as the diagnosis judges it")
    func anyBit() {
        var generator = SeededGenerator(seed: 7)
        var scanned = ScannedEntry()
        for _ in 0..<2 {
            let line = entry(&generator, hard: false).line
            _ = ScannedEntryAgreement.of(line, with: &scanned)
            for place in line.indices {
                for bit in 0..<8 {
                    var changed = line
                    changed[place] ^= 1 << UInt8(bit)
                    let outcome = ScannedEntryAgreement.of(changed, with: &scanned)
                    #expect(outcome == .agrees || outcome == .refused, "\(String(decoding: changed, as: UTF8.self))")
                }
            }
        }
    }

    @Test("Moments are read in place as from a text")
    func moments() {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<10_000 {
            var text = Array(RecordedTime(milliseconds: Int64(generator.below(1 << 46)) - (1 << 45)).text.utf8)
            guard text.count == RecordedTime.textBytes else { continue }
            if generator.oneIn(2) { text[generator.below(24)] = UInt8(ascii: "0") + UInt8(generator.below(11)) }
            #expect(RecordedTime(scanning: text) == RecordedTime(text: String(decoding: text, as: UTF8.self)))
        }
    }
}
