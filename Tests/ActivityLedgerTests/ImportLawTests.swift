import CanonicalJSON
import DelimitedText
import EventLog
import SimulatedFileSystem
import TestMaterial
import Testing

@testable import ActivityLedger

/// An import is exactly once: what a ledger holds in the end depends on the rows there were, not on how often, in which
/// order or in which form they came.
@Suite struct ImportLawTests {
    private static let recorder = Recorder(identity: "o", kind: .user, account: "a")
    private static let header = ["Date", "Mode", "Qui", "Interne"]
    private static let mapping = #"""
        {"type":"MeetingHeld","members":{"date":{"column":"Date","format":"dd/MM/yyyy"},"event":{"column":"Qui"},
         "mode":{"column":"Mode","values":{"visio":"online","présentiel":"inPerson"}}},"ignored":["Interne"]}
        """#

    private func makeLedger() throws -> Ledger {
        let ledger = Ledger(
            directory: "l", environment: LogEnvironment(fileSystem: SimulatedDisk(), clock: FixedClock()))
        _ = try ledger.open(origin: "example.org/import", organisation: nil, by: Self.recorder)
        return ledger
    }

    /// Random rows; some are equal.
    private func rows(_ count: Int, _ generator: inout SeededGenerator) -> [[String]] {
        (0..<count).map { _ in
            [
                "0\(1 + generator.below(3))/06/2020", generator.oneIn(2) ? "visio" : "présentiel",
                ["BIO USA", "Œuvres & Santé", "", "l’un; l’autre"][generator.below(4)], "\(generator.below(100))",
            ]
        }
    }

    /// A file of these rows, in one of the forms that must make no difference.
    private func file(_ rows: [[String]], _ generator: inout SeededGenerator) -> [UInt8] {
        var table = [Self.header] + rows
        if generator.oneIn(3) { table = table.map { $0.reversed() } }
        // What may be empty last, and then left out at the end of some rows.
        if generator.oneIn(3) {
            table = table.map { row in [row[0], row[3], row[1], row[2]] }
            table = table.map { $0.last == "" && generator.oneIn(2) ? Array($0.dropLast()) : $0 }
        }
        if generator.oneIn(3) { table = table.map { row in row.map { $0.isEmpty ? $0 : " \($0)\u{A0}" } } }
        var writer = DelimitedTextWriter(delimiter: Delimiter.allCases[generator.below(3)], hasMark: generator.oneIn(2))
        for row in table { writer.write(row) }
        guard generator.oneIn(2), writer.bytes.first != 0xEF else { return writer.bytes }
        // The characters that there are here stand in Windows-1252 as in Latin-1, but for two.
        return String(decoding: writer.bytes, as: UTF8.self).unicodeScalars.map {
            ["Œ": 0x8C, "’": 0x92][$0] ?? UInt8($0.value)
        }
    }

    private func append(_ bytes: [UInt8], to ledger: Ledger, _ mapping: String = Self.mapping) throws -> Receipt {
        let plan = try ImportPlan(DelimitedTable(bytes), Mapping(text: mapping))
        #expect(plan.badRows.isEmpty, "\(plan.badRows.flatMap(\.problems))")
        return try ledger.append(plan, of: "f", by: Self.recorder, options: AppendOptions())
    }

    /// The ids and data of all entries but the first, sorted.
    private func contents(_ ledger: Ledger) throws -> [String] {
        var contents: [String] = []
        try ledger.audit(try ledger.view(), AuditFilter()) { audited in
            let entry = audited.entry
            if entry.sequence > 0 { contents.append("\(entry.id) \(JSONValue.object(entry.data).canonicalBytes)") }
        }
        return contents.sorted()
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func anyOrderAndAnyRepetitionGiveOneLedgerAndLateRowsAddThemselves(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let all = rows(1 + generator.below(20), &generator)
        let once = try makeLedger()
        #expect(try append(file(all, &generator), to: once).appended == all.count)

        let often = try makeLedger()
        var reached = 0
        // Each file has what the one before it had, in another order, and rows that came late.
        while reached < all.count || generator.oneIn(2) {
            let late = min(all.count - reached, generator.below(6))
            let part = all[..<(reached + late)].shuffled(using: &generator)
            let receipt = try append(file(part, &generator), to: often)
            #expect(receipt.appended == late && receipt.duplicates == reached, "seed \(seed)")
            reached += late
        }
        #expect(try contents(once) == contents(often), "seed \(seed)")
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func equalRowsAreAsManyActivitiesAsThereAreRows(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let row = rows(1, &generator)[0]
        let ledger = try makeLedger()
        for (count, added) in [(1, 1), (3, 2), (2, 0), (4, 1)] {
            let receipt = try append(file(Array(repeating: row, count: count), &generator), to: ledger)
            #expect(receipt.appended == added)
        }
        #expect(try contents(ledger).count == 4)
    }

    @Test func anotherOutcomeOfARowIsAConflictAndAScopeMakesItAnotherRow() throws {
        var generator = SeededGenerator(seed: 1)
        let ledger = try makeLedger()
        let bytes = file([["01/06/2020", "visio", "BIO", ""]], &generator)
        _ = try append(bytes, to: ledger)
        let changed = Self.mapping.replacing("\"visio\":\"online\"", with: "\"visio\":\"inPerson\"")
        do {
            _ = try append(bytes, to: ledger, changed)
            Issue.record("recorded")
        } catch let error as LogError {
            #expect(
                error.code == .conflict && error.message.hasPrefix("f, row 2: the row was imported already, as entry 1")
            )
        }
        let scoped = changed.replacing("\"ignored\"", with: "\"scope\":\"2\",\"ignored\"")
        #expect(try append(bytes, to: ledger, scoped).appended == 1)
    }

    @Test func theIdOfARowIsWhatIsDocumented() throws {
        var identity = RowIdentity(columns: [("b", 0), ("a", 2), ("c", 1)], scope: nil)
        // printf '{"cells":[["a","x"],["b","é"]]}' | sha256sum
        let first = identity.next(["é", "", "x"])
        #expect(first == "row-db842207402c33b53442b37da302dfc3c7ef36e6ab45439af58e28d57413025b-1")
        #expect(identity.next(["é", "", "x"]) == first.dropLast() + "2")
        var scoped = RowIdentity(columns: [("b", 0), ("a", 2), ("c", 1)], scope: "s")
        // printf '{"cells":[["a","x"],["b","é"]],"scope":"s"}' | sha256sum
        #expect(
            scoped.next(["é", "", "x"]) == "row-9db5191fed09282024499c529a124f21e52c103240645c24edf600eb9d7ac385-1")
    }
}
