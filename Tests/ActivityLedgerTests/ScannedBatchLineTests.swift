import CanonicalJSON
import TestMaterial
import Testing

@testable import ActivityLedger
@testable import EventLog

/// The fast path of a batch takes a line only if the thorough check finds nothing wrong with it, and makes the same of it.
@Suite struct ScannedBatchLineTests {
    private func holds(_ line: [UInt8], _ scanned: inout ScannedBatchLine) -> Bool {
        let padded = line + [UInt8(ascii: "\n")] + [UInt8](repeating: UInt8(ascii: "\""), count: 32)
        return padded.withUnsafeBufferPointer { buffer in
            let place = UnsafeBufferPointer(rebasing: buffer[..<line.count])
            var records = BatchRecords()
            guard scanned.read(place, into: &records) else {
                #expect(records.count == 0)
                return false
            }
            var check = BatchLineCheck(line: place, number: 1)
            let proposal = check.run()
            var expected = BatchRecords()
            if let proposal { expected.add(proposal) }
            #expect(
                check.error.problems.isEmpty && records.bytes == expected.bytes,
                "\(String(decoding: line, as: UTF8.self)): \(check.error.problems)")
            return true
        }
    }

    /// A line as somebody might write it: members in any order, with white space between.
    private func line(_ random: inout RandomActivity) -> [UInt8] {
        let type = random.type()
        let data = random.data(of: type)
        var members = [("type", JSONValue.string(type.name)), ("data", .object(data))]
        if random.generator.oneIn(2) { members.append(("id", .string("id \(random.generator.below(9))"))) }
        return write(members, &random)
    }

    private func write(_ members: [(String, JSONValue)], _ random: inout RandomActivity) -> [UInt8] {
        func space() -> String { ["", "", " ", "\t "][random.generator.below(4)] }
        let texts = members.shuffled(using: &random.generator).map { name, value -> String in
            let written: String
            if let object = value.object {
                written = String(
                    decoding: write(object.members.map { ($0.name, $0.value) }, &random), as: UTF8.self)
            } else if let array = value.array {
                written = "[" + array.map { space() + text($0) + space() }.joined(separator: ",") + "]"
            } else {
                written = text(value)
            }
            return "\(space())\"\(name)\"\(space()):\(space())\(written)\(space())"
        }
        return Array((space() + "{" + texts.joined(separator: ",") + "}" + space()).utf8)
    }

    private func text(_ value: JSONValue) -> String { String(decoding: value.canonicalBytes, as: UTF8.self) }

    @Test("A noncharacter is left to the thorough check, which refuses it; its neighbours are taken")
    func noncharacters() {
        var scanned = ScannedBatchLine()
        let planes = (0...16 as ClosedRange<UInt32>).flatMap { [$0 << 16 | 0xFFFE, $0 << 16 | 0xFFFF] }
        let noncharacters = Set(planes + (0xFDD0...0xFDEF))
        let neighbours = noncharacters.flatMap { [$0 - 2, $0 - 1, $0 + 1] }.filter { !noncharacters.contains($0) }
        for value in noncharacters.union(neighbours) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for place in [
                #""data":{"date":"2020","programme":"a\#(scalar)"}"#,
                #""id":"a\#(scalar)","data":{"date":"2020","programme":"a"}"#,
            ] {
                let line = Array(#"{"type":"ProgrammeSelected",\#(place)}"#.utf8)
                let isNoncharacter = noncharacters.contains(value)
                #expect(holds(line, &scanned) != isNoncharacter, "U+\(String(value, radix: 16))")
                let problems = line.withUnsafeBufferPointer { buffer in
                    var check = BatchLineCheck(line: buffer, number: 1)
                    _ = check.run()
                    return check.error.problems
                }
                #expect(problems.isEmpty != isNoncharacter, "U+\(String(value, radix: 16)): \(problems)")
            }
        }
    }

    @Test func linesAsPeopleWriteThemAreMadeTheSameOf() {
        var random = RandomActivity(seed: 21)
        var scanned = ScannedBatchLine()
        var takenCount = 0
        for _ in 0..<3_000 where holds(line(&random), &scanned) { takenCount += 1 }
        #expect(takenCount > 1_000)
    }

    @Test(arguments: 22...24 as ClosedRange<UInt64>)
    func changedLinesAreLeftOrMadeTheSameOf(_ seed: UInt64) {
        var random = RandomActivity(seed: seed)
        var scanned = ScannedBatchLine()
        let interesting = Array("\"\\{}[],:0-e.1 \u{7F}é😀\u{85}".utf8)
        for _ in 0..<3_000 {
            var line = line(&random)
            for _ in 0...random.generator.below(2) where line.count > 1 {
                let place = random.generator.below(line.count)
                switch random.generator.below(5) {
                case 0: line[place] ^= 1 << UInt8(random.generator.below(8))
                case 1: line.remove(at: place)
                case 2: line.insert(interesting[random.generator.below(interesting.count)], at: place)
                case 3:
                    let other = self.line(&random)
                    line = Array(line.prefix(place)) + other.suffix(random.generator.below(other.count))
                default: line[place] = interesting[random.generator.below(interesting.count)]
                }
            }
            line.removeAll { $0 == UInt8(ascii: "\n") }
            _ = holds(line, &scanned)
        }
    }
}
