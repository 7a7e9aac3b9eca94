import CanonicalJSON
import DelimitedText
import Foundation
import TestMaterial
import Testing

/// Delimited text is read as others read it: Python's csv module, a reader of its own making.
@Suite struct DelimitedTextAgreementTests {
    private static let hasPython = Sandbox().run("python3 -c 'import csv'").exitCode == 0

    /// A file's bytes, how they are written, and what this package reads.
    private struct Sample {
        var bytes: [UInt8]
        var delimiter: Delimiter
        var encoding: TextEncoding

        var records: [[String]]? {
            guard let table = try? DelimitedTable(bytes, encoding: encoding, delimiter: delimiter) else { return nil }
            return [table.header] + table.rows.map(\.cells)
        }
    }

    /// What Python reads in each file; `nil` for one it refuses.
    private func recordsOfPython(_ samples: [Sample]) throws -> [[[String]]?] {
        let sandbox = Sandbox()
        var names: [String] = []
        for (index, sample) in samples.enumerated() {
            let name = "\(index).\(sample.delimiter.name).\(sample.encoding.rawValue)"
            #expect(
                FileManager.default.createFile(atPath: "\(sandbox.path)/\(name)", contents: Data(sample.bytes)))
            names.append(name)
        }
        write(names.map { $0 + "\n" }.joined(), to: sandbox.path + "/names")
        let finished = sandbox.run("python3 \"$FIXTURES\"/read_delimited.py < names")
        #expect(finished.exitCode == 0, "\(finished.diagnostics)")
        return try finished.output.split(separator: "\n").map { line in
            let value = try JSONValue(parsing: Array(line.utf8))
            return value.array?.map { record in (record.array ?? []).compactMap(\.string) }
        }
    }

    @Test(.enabled(if: hasPython, "needs python3"))
    func pythonReadsTheSameInWhateverBytesAreTaken() throws {
        let pieces = ["a", "é", "€", "\"", "\"\"", "\"a\"", ";", ",", "\t", "\n", "\r", "\r\n", " "]
        var samples: [Sample] = []
        for seed in 0..<1_000 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let delimiter = Delimiter.allCases[generator.below(3)]
            let text =
                "x\(delimiter.rawValue)y\n"
                + (0..<generator.below(12)).map { _ in pieces[generator.below(pieces.count)] }.joined()
            samples.append(Sample(bytes: Array(text.utf8), delimiter: delimiter, encoding: .utf8))
        }
        let found = try recordsOfPython(samples)
        try #require(found.count == samples.count)
        var takenCount = 0
        for (sample, python) in zip(samples, found) {
            // What is refused here, a quotation mark inside of a cell, Python may take for part of the text.
            guard let records = sample.records else { continue }
            takenCount += 1
            #expect(records == python, "\(String(decoding: sample.bytes, as: UTF8.self).debugDescription)")
        }
        #expect(takenCount > 250 && takenCount < samples.count, "\(takenCount)")
    }

    @Test(.enabled(if: hasPython, "needs python3"))
    func pythonReadsWhatIsWritten() throws {
        let texts = ["", "a", "é€", "\"", "a\"b", ";,\t", "a\nb", "a\r\nb", " a ", "=1+1", "sep=;"]
        var samples: [Sample] = []
        var written: [[[String]]] = []
        for seed in 0..<300 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let delimiter = Delimiter.allCases[generator.below(3)]
            let columns = 1 + generator.below(3)
            let rows =
                [(0..<columns).map { "c\($0)" }]
                + (0..<generator.below(5)).map { _ in (0..<columns).map { _ in texts[generator.below(texts.count)] } }
            var writer = DelimitedTextWriter(delimiter: delimiter, hasMark: generator.oneIn(2))
            for row in rows { writer.write(row) }
            samples.append(Sample(bytes: writer.bytes, delimiter: delimiter, encoding: .utf8))
            written.append(rows)
        }
        #expect(try recordsOfPython(samples) == written)
    }

    @Test(.enabled(if: hasPython, "needs python3"))
    func pythonKnowsTheSameWindows1252() throws {
        let bytes = (0x80...0xFF as ClosedRange<UInt8>).filter { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
        let sample = Sample(
            bytes: Array("x;y\n".utf8) + bytes.flatMap { [$0, UInt8(ascii: ";"), UInt8(ascii: "\n")] },
            delimiter: .semicolon, encoding: .windows1252)
        let records = try #require(sample.records)
        #expect(records.count == bytes.count + 1)
        #expect(try recordsOfPython([sample]) == [records])
    }
}
