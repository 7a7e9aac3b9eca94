import TestMaterial
import CanonicalJSON
import Testing

@Suite("Laws of reading and writing")
struct JSONLawTests {
    static let seeds: [UInt64] = [1, 20, 300, 4_000]

    @Test("What was written canonically reads back, and is written the same again", arguments: seeds)
    func canonicalRoundTrip(seed: UInt64) throws {
        var random = RandomJSON(seed: seed)
        for number in 0..<150 {
            let value = random.value()
            let written = value.canonicalBytes
            let read = try JSONValue(parsing: written)
            #expect(read == value, "seed \(seed), value \(number)")
            #expect(read.canonicalBytes == written, "seed \(seed), value \(number)")
        }
    }

    @Test("What was written indented reads back, its members in their order", arguments: seeds)
    func indentedRoundTrip(seed: UInt64) throws {
        var random = RandomJSON(seed: seed)
        for number in 0..<150 {
            let value = random.value()
            let text = value.indented()
            let read = try parse(text)
            #expect(read == value, "seed \(seed), value \(number)")
            #expect(read.indented() == text, "seed \(seed), value \(number)")
            #expect(try parse(value.visibleLine) == value, "seed \(seed), value \(number)")
        }
    }

    @Test("The indented text and the visible line hold nothing a terminal would act on", arguments: seeds)
    func visible(seed: UInt64) {
        var random = RandomJSON(seed: seed)
        for number in 0..<150 {
            let value = random.value()
            let indented = value.indented()
            #expect(indented.unicodeScalars.allSatisfy { $0 == "\n" || $0.isVisible }, "seed \(seed), value \(number)")
            #expect(value.visibleLine.unicodeScalars.allSatisfy { $0.isVisible }, "seed \(seed), value \(number)")
        }
    }

    @Test("Two values are equal exactly when their canonical forms are the same bytes", arguments: seeds)
    func equality(seed: UInt64) {
        var random = RandomJSON(seed: seed)
        var values = (0..<40).map { _ in random.value(depth: 2) }
        values += [.number(0), .number(-0.0), .string("\u{E9}"), .string("e\u{301}"), .members(["\u{E9}": .null])]
        values += [
            .members(["e\u{301}": .null]), .members(["a": .null, "b": .null]), .members(["b": .null, "a": .null]),
        ]
        let forms = values.map(\.canonicalBytes)
        for left in values.indices {
            for right in values.indices {
                let isSame = forms[left] == forms[right]
                #expect((values[left] == values[right]) == isSame, "seed \(seed): \(left), \(right)")
            }
        }
    }

    @Test("No beginning of a string, array or object is a text of its own", arguments: seeds)
    func prefixes(seed: UInt64) {
        var random = RandomJSON(seed: seed)
        for number in 0..<25 {
            let written = random.delimitedValue().canonicalBytes
            for length in 0..<min(written.count, 400) {
                let error = refusal(of: Array(written.prefix(length)))
                #expect(error != nil, "seed \(seed), value \(number), \(length) of \(written.count) bytes")
            }
        }
    }

    @Test("A text with a byte changed, added or taken away is read or refused, never a trap", arguments: seeds)
    func mutations(seed: UInt64) throws {
        var random = RandomJSON(seed: seed)
        for number in 0..<60 {
            let value = random.value()
            let text = random.generator.oneIn(2) ? value.canonicalBytes : Array(value.indented().utf8)
            for _ in 0..<25 {
                var mutated = text
                let index = random.generator.below(text.count)
                let byte = random.generator.interestingByte()
                switch random.generator.below(3) {
                case 0: mutated[index] = byte
                case 1: mutated.insert(byte, at: index)
                default: mutated.remove(at: index)
                }
                try expectSoundness(of: mutated, "seed \(seed), value \(number)")
            }
        }
    }

    @Test("Random bytes are read or refused, never a trap", arguments: seeds)
    func randomBytes(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for number in 0..<1_500 {
            let bytes = (0..<generator.below(30)).map { _ in generator.interestingByte() }
            try expectSoundness(of: bytes, "seed \(seed), text \(number)")
        }
    }

    /// Whatever the bytes: what is accepted survives being written, what is refused has a place in the text and a
    /// problem that a terminal can show.
    private func expectSoundness(of bytes: [UInt8], _ comment: Comment) throws {
        guard let error = refusal(of: bytes) else {
            let value = try JSONValue(parsing: bytes)
            #expect(try JSONValue(parsing: value.canonicalBytes) == value, comment)
            return
        }
        #expect(error.problem.unicodeScalars.allSatisfy { $0.isVisible }, comment)
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        #expect(lines.indices.contains(error.line - 1), comment)
        #expect(error.column >= 1 && error.column <= lines[error.line - 1].count + 1, comment)
    }
}

extension SeededGenerator {
    /// A byte that means something to JSON or to UTF-8, more often than not.
    fileprivate mutating func interestingByte() -> UInt8 {
        let notable = Array("{}[]\",:\\/-+.0123456789eEtrufalsn \n\t\r".utf8)
        switch below(4) {
        case 0: return UInt8(below(256))
        case 1: return UInt8(0x80 + below(128))
        default: return notable[below(notable.count)]
        }
    }
}
