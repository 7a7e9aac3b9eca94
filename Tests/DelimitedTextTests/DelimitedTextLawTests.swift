import TestMaterial
import Testing

@testable import DelimitedText

@Suite struct DelimitedTextLawTests {
    @Test(arguments: 0..<4 as Range<UInt64>)
    func whatIsWrittenIsReadAgain(_ part: UInt64) throws {
        for seed in stride(from: part, to: 4_000, by: 4) {
            var generator = SeededGenerator(seed: seed)
            let rows = RandomTable.rows(&generator)
            let delimiter = Delimiter.allCases[generator.below(3)]
            var writer = DelimitedTextWriter(delimiter: delimiter, hasMark: generator.oneIn(2))
            for row in rows { writer.write(row) }
            let table = try DelimitedTable(writer.bytes, delimiter: delimiter)
            #expect(table.header == rows[0].map(\.withoutSpaceAround), "seed \(seed)")
            let same = zip(table.rows, rows.dropFirst()).allSatisfy { row, expected in
                zip(row.cells, expected).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
                    && row.cells.count == expected.count
            }
            #expect(same && table.rows.count == rows.count - 1, "seed \(seed): \(table.rows)")
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func noBytesMakeTheReaderTrapAndLinesOnlyGrow(_ part: UInt64) {
        let interesting =
            Array("\"\",;\t\r\n\r\nabsep=".utf8) + [0xC3, 0xA9, 0xE9, 0x80, 0x81, 0xFF, 0xFE, 0xEF, 0xBB, 0xBF, 0]
        for seed in stride(from: part, to: 20_000, by: 4) {
            var generator = SeededGenerator(seed: seed)
            let bytes = (0..<generator.below(40)).map { _ in interesting[generator.below(interesting.count)] }
            guard let table = try? DelimitedTable(bytes) else { continue }
            for (earlier, later) in zip(table.rows, table.rows.dropFirst()) {
                #expect(earlier.line < later.line && earlier.number + 1 == later.number, "seed \(seed)")
            }
        }
    }
}
