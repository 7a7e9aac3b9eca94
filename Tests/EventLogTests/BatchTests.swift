import CanonicalJSON
import TestMaterial
import Testing

@testable import EventLog

/// A batch is the same in memory and in a file, and its lines are those of its entries.
@Suite struct BatchTests {
    private func proposals(_ generator: inout SeededGenerator, _ count: Int) -> [ProposedEntry] {
        (0..<count).map { _ in
            let text = String(repeating: ["a", "é", "\"", "\\"][generator.below(4)], count: generator.below(3_000))
            return ProposedEntry(
                type: "Noted", data: JSONObject(["text": .string(text), "number": .integer(generator.below(99))]),
                id: generator.oneIn(3) ? nil : "id \"\(generator.below(1_000))\"")
        }
    }

    private func texts(of batch: Batch) throws -> [[String]] {
        var texts: [[String]] = []
        try batch.forEach { index, place, record throws(LogError) in
            #expect(index == texts.count)
            let found = [record.id ?? UnsafeBufferPointer(start: nil, count: 0), record.type, record.data].map {
                String(decoding: $0, as: UTF8.self)
            }
            let again = try batch.withRecord(at: place) { record in
                [record.id ?? UnsafeBufferPointer(start: nil, count: 0), record.type, record.data].map {
                    String(decoding: $0, as: UTF8.self)
                }
            }
            #expect(found == again)
            texts.append(found)
        }
        return texts
    }

    @Test func whatIsInAFileIsWhatWouldBeInMemory() throws {
        let workspace = Workspace()
        for seed in 0..<10 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let (small, large) = (
                Batch(workspace.log.files, memoryLimitBytes: 20_000), Batch(for: workspace.log)
            )
            for _ in 0..<5 {
                var records = BatchRecords()
                for proposal in proposals(&generator, generator.below(40)) { records.add(proposal) }
                try small.add(records)
                try large.add(records)
            }
            let (fromFile, fromMemory) = (try texts(of: small), try texts(of: large))
            #expect(fromFile == fromMemory && fromFile.count == small.count, "seed \(seed)")
        }
    }

    @Test func aLineIsTheOneThatItsEntryWrites() {
        var generator = SeededGenerator(seed: 3)
        let texts = ["office", "é\"\\\u{1}", "日本", "a b"]
        for _ in 0..<300 {
            func text() -> String { texts[generator.below(texts.count)] }
            let entry = Entry(
                id: text(), source: text(), sequence: generator.oneIn(3) ? 9_999_999_999 : generator.below(1_000),
                recordedTime: RecordedTime(milliseconds: Int64(generator.below(1 << 41))),
                recorder: Recorder(
                    identity: text(), kind: generator.oneIn(2) ? .user : .serviceAccount, account: text()),
                correlationID: generator.oneIn(2) ? text() : nil, isContinued: generator.oneIn(2),
                signature: generator.oneIn(2) ? text() : nil, type: text(),
                data: JSONObject(["x": .string(text())]))
            let stamp = Stamp(
                recorder: entry.recorder, correlationID: entry.correlationID, source: entry.source,
                recordedTime: entry.recordedTime)
            var records = BatchRecords()
            records.add(
                ProposedEntry(type: entry.type, data: entry.data, id: entry.id), signature: entry.signature)
            var line: [UInt8] = []
            records.bytes.withUnsafeBufferPointer { bytes in
                guard let record = BatchRecord(bytes), let id = record.id else { return }
                stamp.append(
                    id: id, signature: record.signature, type: record.type, data: record.data, sequence: entry.sequence,
                    isContinued: entry.isContinued, to: &line)
                #expect(
                    line.count == stamp.sizeBytes(
                        isContinued: entry.isContinued, isSigned: record.signature != nil) + record.textBytes)
            }
            #expect(line == entry.line)
        }
    }

    @Test func idsOfALargeBatchAreFoundAsThoseOfASmallOneAre() throws {
        let workspace = Workspace()
        try workspace.open()
        let known = (0..<40).map {
            ProposedEntry(type: "Noted", data: JSONObject(["number": .integer($0)]), id: "known-\($0)")
        }
        _ = try workspace.log.append(known, by: Workspace.recorder)
        // Few are looked for through the index, many by reading the log.
        for freshCount in [3, 2_000] {
            let fresh = (0..<freshCount).map {
                ProposedEntry(type: "Noted", data: JSONObject(), id: "fresh-\(freshCount)-\($0)")
            }
            let batch = known.suffix(5) + fresh + fresh.prefix(2)
            #expect(try workspace.log.preview(Array(batch), by: Workspace.recorder).wouldAppend == freshCount)
            let receipt = try workspace.log.append(Array(batch), by: Workspace.recorder)
            #expect(receipt.appended == freshCount && receipt.duplicates == 7)
            let other = ProposedEntry(type: "Noted", data: JSONObject(["number": .integer(-1)]), id: "known-7")
            let error = #expect(throws: LogError.self) {
                try workspace.log.append(fresh + [other], by: Workspace.recorder)
            }
            #expect(error?.code == .conflict && error?.batchIndex == freshCount)
        }
    }
}
