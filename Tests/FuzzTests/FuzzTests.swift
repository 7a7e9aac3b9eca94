import Foundation
import FuzzTargets
import TestMaterial
import Testing

/// A short run of what `make fuzz` does at length: the corpus, and mutations of it that are the same every time.
@Suite struct FuzzTests {
    private static let corpus = String(#filePath.dropLast("FuzzTests/FuzzTests.swift".count)) + "FuzzTargets/Corpus"

    private func inputs() throws -> [[UInt8]] {
        try FileManager.default.contentsOfDirectory(atPath: Self.corpus).sorted().map {
            [UInt8](try Data(contentsOf: URL(fileURLWithPath: Self.corpus + "/" + $0)))
        }
    }

    @Test func everyInputOfTheCorpusIsReadAndEveryReaderHasOne() throws {
        let choices = Set(try inputs().compactMap(\.first).map { Int($0) % FuzzTarget.all.count })
        #expect(choices == Set(FuzzTarget.all.indices))
        for input in try inputs() { run(input) }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func noMutationOfTheCorpusBreaksAReader(_ seed: UInt64) throws {
        let inputs = try inputs()
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<5_000 {
            var input = inputs[generator.below(inputs.count)]
            for _ in 0...generator.below(4) { mutate(&input, inputs[generator.below(inputs.count)], &generator) }
            run(input)
        }
    }

    private func run(_ input: [UInt8]) {
        input.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            _ = fuzzOneInput(start, buffer.count)
        }
    }

    private func mutate(_ input: inout [UInt8], _ other: [UInt8], _ generator: inout SeededGenerator) {
        // The first byte chooses the reader, and stays.
        guard input.count > 1 else { return }
        let place = 1 + generator.below(input.count - 1)
        switch generator.below(5) {
        case 0: input[place] ^= 1 << UInt8(generator.below(8))
        case 1: input.remove(at: place)
        case 2: input.insert(UInt8.random(in: .min ... .max, using: &generator), at: place)
        case 3: input = Array(input.prefix(place)) + other.suffix(generator.below(other.count + 1))
        default:
            let interesting = Array("\"\\{}[],:0-e.\n\u{FEFF}é😀".utf8)
            input[place] = interesting[generator.below(interesting.count)]
        }
    }
}
