import TestMaterial
import Testing

@testable import Reports

/// Whatever the labels and the numbers, a table fits the terminal and keeps every number, in its column.
@Suite struct FittedTableTests {
    @Test func aTableOfAnythingFitsAnyWidthThatHasRoomForItsNumbers() {
        forRandomTables { table, terminal in
            for line in lines(of: table, on: terminal) { #expect(line.displayWidth <= terminal.columns, "\(line)") }
        }
    }

    @Test func everyNumberIsKeptInOrderAndEndsInTheColumnOfItsKind() {
        forRandomTables { table, terminal in
            let lines = lines(of: table, on: terminal).dropFirst()
            let found = lines.flatMap(numbers)
            #expect(found.map(\.text) == table.rows.flatMap(\.cells).filter { !$0.isEmpty })
            #expect(Set(found.map(\.end)).count < table.layout(on: terminal).table.titles.count)
        }
    }

    @Test func aLabelIsCutOnlyWhereThereIsNoRoomAndThenKeepsEightColumnsOfText() {
        forRandomTables { table, terminal in
            let lines = lines(of: table, on: terminal)
            let hasColumnsLeft = table.layout(on: terminal).table.titles.count > 2
            if !hasColumnsLeft { return }
            let isCut = zip(lines.dropFirst(), table.rows).map { !$0.hasPrefix($1.indentedLabel()) }
            // Cut once, the widest line takes all the room there is.
            let widest = lines.map(\.displayWidth).max() ?? 0
            if isCut.contains(true) { #expect(widest >= terminal.columns - 1) }
            for (line, row) in zip(lines.dropFirst(), table.rows) where !line.hasPrefix(row.indentedLabel()) {
                let shown = line.prefix { $0 != "…" }.drop { $0 == " " }
                #expect(String(shown).displayWidth >= 6, "\(line)")
            }
        }
    }

    @Test func withRoomAndWithoutBarsItIsTheTableOfAFile() {
        forRandomTables { table, terminal in
            let wide = TerminalCapabilities(columns: 500, hasColour: true, drawsBars: false)
            let rows = [table.titles] + table.rows.map { [$0.indentedLabel()] + $0.cells }
            #expect(table.layout(on: wide).lines(hasColour: true).plainText == TextTable.lines(rows) { $0 > 0 })
        }
    }

    private func forRandomTables(_ check: (FittedTable, TerminalCapabilities) -> Void) {
        for seed in UInt64(0)..<500 {
            var generator = SeededGenerator(seed: seed)
            let table = FittedTable.random(&generator)
            let numbers = table.rows.flatMap(\.cells) + table.titles.dropFirst()
            let least = (numbers.map(\.displayWidth).max() ?? 0) + 3
            let terminal = TerminalCapabilities(
                columns: least + generator.below(100), hasColour: generator.oneIn(2), drawsBars: generator.oneIn(2))
            check(table, terminal)
        }
    }

    private func lines(of table: FittedTable, on terminal: TerminalCapabilities) -> [String] {
        table.layout(on: terminal).lines(hasColour: terminal.hasColour).plainText
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
    }

    private func numbers(_ line: String) -> [(text: String, end: Int)] {
        line.matches(of: #/[0-9]+/#).map { match in
            (String(match.output), String(line[..<match.range.upperBound]).displayWidth)
        }
    }
}

extension FittedTable {
    /// A table with texts of all widths. Digits are in the numbers alone.
    fileprivate static func random(_ generator: inout SeededGenerator) -> FittedTable {
        let pieces = ["a", "Bc", " d", "é", "e\u{301}", "日", "本語", "-", "x\u{5D0}"]
        func text(_ limit: Int) -> String {
            "T" + (0..<generator.below(limit)).map { _ in pieces[generator.below(pieces.count)] }.joined()
        }
        let columns = 1 + generator.below(3)
        let titles = (0...columns).map { _ in text(8) }
        let rows = (0..<1 + generator.below(12)).map { _ in
            let sums = (generator.below(1000), generator.below(1000))
            return TableRow(
                level: generator.below(3), label: text(40),
                cells: (0..<columns).map { _ in generator.oneIn(4) ? "" : String(generator.below(1_000_000)) },
                bar: generator.oneIn(2) ? nil : Bar(.byMode(inPerson: sums.0, online: sums.1), .exact, largest: 1998))
        }
        return FittedTable(titles: titles, rows: rows)
    }
}
