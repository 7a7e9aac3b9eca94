import Testing

@testable import DelimitedText

@Suite struct DelimitedTableTests {
    private func rows(_ text: String, _ delimiter: Delimiter? = nil) throws(DelimitedTextError) -> [[String]] {
        let table = try DelimitedTable(Array(text.utf8), delimiter: delimiter)
        return [table.header] + table.rows.map(\.cells)
    }

    private func problem(_ bytes: [UInt8], _ delimiter: Delimiter? = nil) -> String? {
        do throws(DelimitedTextError) {
            _ = try DelimitedTable(bytes, delimiter: delimiter)
            return nil
        } catch {
            return "\(error.line.map { "\($0): " } ?? "")\(error.problem)"
        }
    }

    @Test(arguments: [
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a;b\n1;2", [["a", "b"], ["1", "2"]]),
        ("a\tb\r1\t2\r", [["a", "b"], ["1", "2"]]),
        ("a,b\n\"1\"\"x\"\"\",\"2\n,\r\n3\"\n", [["a", "b"], ["1\"x\"", "2\n,\r\n3"]]),
        ("a,b\n,\n\"\",\"\"\n", [["a", "b"], ["", ""], ["", ""]]),
        ("a,b\n\n1,2\n\n\n", [["a", "b"], [], ["1", "2"], [], []]),
        ("a,b\n1\n1,2,3\n", [["a", "b"], ["1"], ["1", "2", "3"]]),
        ("a,b\n1,", [["a", "b"], ["1", ""]]),
        ("a\n1,2;3\n", [["a"], ["1,2;3"]]),
        (" a ;\u{A0}b\u{202F}\n 1 ;2\n", [["a", "b"], [" 1 ", "2"]]),
        ("sep=;\r\na,x;b\r\n1;2\r\n", [["a,x", "b"], ["1", "2"]]),
        ("\"a;b\";c\n1;2\n", [["a;b", "c"], ["1", "2"]]),
        ("a, b; c, d; e; f\n1;2;3;4", [["a, b", "c, d", "e", "f"], ["1", "2", "3", "4"]]),
    ])
    func cellsAreTakenApartAsRFC4180HasIt(_ text: String, _ expected: [[String]]) throws {
        let found = try rows(text)
        #expect(found == expected, "\(found)")
    }

    @Test(arguments: [
        ("a;b\n1;\"2\n3;4\n", "2: a cell begins with a quotation mark here, and the file ends before it is closed"),
        ("a;b\n\"1\n\n1\";\"2\"x\n", "4: text behind the quotation mark that closes a cell"),
        ("a;b\n1;2\"\n", "2: a quotation mark inside of a cell"),
        ("a;b\n1;\0\n", "2: a NUL byte"),
        ("a;\n1;2\n", "1: column 2 has no name"),
        ("a;b;a \n", "1: two columns are called \"a\""),
        ("", "1: no names of columns"),
        ("\n1;2\n", "1: no names of columns"),
        ("a;b,c\n", "1: the columns may be separated by semicolon or comma; say by which"),
        ("sep=|\na|b\n", "1: columns cannot be separated by \"|\""),
        (String(repeating: ";", count: 1_000), "1: more than 1000 cells in a row"),
    ])
    func whatLeavesDoubtIsRefusedWithItsLine(_ text: String, _ expected: String) {
        let found = problem(Array(text.utf8)) ?? "nothing"
        #expect(found.hasPrefix(expected), "\(found)")
    }

    @Test func aStatedDelimiterHoldsUnlessTheFileContradicts() throws {
        #expect(try rows("a;b,c\n1;2,3\n", .comma) == [["a;b", "c"], ["1;2", "3"]])
        #expect(
            problem(Array("sep=;\na;b\n".utf8), .tab)?.hasPrefix("1: the columns are separated by semicolon") == true)
    }

    @Test func rowsKnowTheirNumberInTheSpreadsheetAndTheirLineInTheFile() throws {
        let table = try DelimitedTable(Array("sep=;\r\na;b\r\n\"1\r\n\r1\";2\r\n\r\n3;4\r\n".utf8))
        #expect(table.rows.map(\.number) == [2, 3, 4])
        #expect(table.rows.map(\.line) == [3, 6, 7])
    }

    @Test func aFileOverALimitIsRefused() {
        let large = Array("a\n".utf8) + [UInt8](repeating: UInt8(ascii: "\n"), count: DelimitedTable.rowLimit + 1)
        #expect(problem(large)?.hasPrefix("1048578: more than 1048576 rows") == true)
        let larger = [UInt8](repeating: UInt8(ascii: "a"), count: DelimitedTable.sizeLimitBytes + 1)
        #expect(problem(larger) == "more than 64 MB; import it in parts")
    }
}
