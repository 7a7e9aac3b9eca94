import CanonicalJSON
import DelimitedText
import EventLog

/// What an import of a spreadsheet would record, row by row.
public struct ImportPlan: Sendable {
    /// One row that says something.
    public struct Row: Sendable {
        /// Its number in the spreadsheet; the header is row 1.
        public let number: Int
        /// The line of the file it begins in.
        public let line: Int
        /// Its cells, as they stand in the file; empty ones where it has fewer than there are columns.
        public let cells: [String]
        /// What it proposes; `nil` when something is wrong with it.
        public let proposal: ProposedEntry?
        /// What is wrong with it.
        public let problems: [RowProblem]

        /// Where it stands, in words.
        public var place: String { number == line ? "row \(number)" : "row \(number) (line \(line))" }
    }

    /// The table it comes from.
    public let table: DelimitedTable
    /// Every row but those in which all cells are empty.
    public let rows: [Row]

    /// The rows that can be recorded, in the order of the file: those of ``proposals``.
    public let goodRows: [Row]
    /// The rows that cannot.
    public let badRows: [Row]

    /// What all good rows propose.
    public var proposals: [ProposedEntry] { goodRows.compactMap(\.proposal) }

    /// Makes a plan of a table.
    /// - Throws: ``MappingError`` or ``ImportError`` when mapping and table do not fit together.
    public init(_ table: DelimitedTable, _ mapping: Mapping) throws {
        self.table = table
        let places = try ColumnPlaces(table.header, mapping)
        let conversion = RowConversion(mapping: mapping, places: places)
        var identity = RowIdentity(
            columns: mapping.readColumns.compactMap { name in places.index(of: name).map { (name, $0) } },
            scope: mapping.scope)
        var rows: [Row] = []
        for row in table.rows {
            let written = row.cells(ofColumns: table.header.count)
            let cells = written.map(CellText.of)
            if cells.allSatisfy(\.isEmpty) { continue }
            var proposal: ProposedEntry?
            var problems: [RowProblem] = []
            if cells.count == table.header.count {
                let id = identity.next(cells)
                switch conversion.convert(cells) {
                case .activity(let type, let data): proposal = ProposedEntry(type: type.name, data: data, id: id)
                case .bad(let found): problems = found
                }
            } else {
                problems = [Self.surplus(cells.count, of: table.header.count)]
            }
            rows.append(
                Row(number: row.number, line: row.line, cells: written, proposal: proposal, problems: problems))
        }
        self.rows = rows
        goodRows = rows.filter { $0.proposal != nil }
        badRows = rows.filter { $0.proposal == nil }
    }

    private static func surplus(_ count: Int, of columns: Int) -> RowProblem {
        RowProblem(
            "\(count) cells for \(columns) columns; put a text that has the delimiter in it into quotation marks")
    }

    /// The error of an import that takes no bad rows; `nil` when there are none.
    public var error: ImportError? {
        if badRows.isEmpty { return nil }
        return ImportError(
            badRows.flatMap { row in row.problems.map { "\(row.place), \($0.text)" } },
            remedy: "mend them, or set them apart with --skip-bad FILE and record the others")
    }
}
