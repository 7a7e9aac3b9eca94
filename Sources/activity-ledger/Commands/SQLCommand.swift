import ActivityLedger
import CanonicalJSON
import Reports

/// `sql`: writes views over the ledger for systems that run SQL.
enum SQLCommand: Command {
    static let name = "sql"
    static let specification = CommandSpecification(
        name: name,
        summary: "write views over the files of the ledger, for DuckDB or Apache Spark",
        discussion: [
            "Prints SQL that makes three views. 'entries' is every entry with its attributes. 'activities' is what counts: each"
                + " as its latest correction says, without those retracted, a column for each member. 'yearly_statistics' has"
                + " the rows of 'statistics --format csv', in the same order.",
            "The files are read as they are, here or in an object store, when a view is queried; this command reads nothing."
                + " Views made for a ledger in a relative directory are for use in the directory that they were made in.",
            "Tried with \(LedgerViews.System.allCases.map(\.triedVersions).joined(separator: " and ")).",
            "An unfinished batch at the end of the log counts nowhere, and a query fails when entries are missing or there"
                + " twice. That nothing was changed, 'verify' shows, and no query does.",
        ],
        operands: [
            Operand(
                name: "SYSTEM", help: LedgerViews.System.allCases.map(\.rawValue).joined(separator: " or "),
                occurrence: .once, ownCandidates: .words(LedgerViews.System.allCases.map(\.rawValue)))
        ],
        options: [
            Option(
                name: "path", value: "PATTERN",
                help:
                    "the files, as the system names them, such as 's3a://bucket/events/*.jsonl'; if not given, those of"
                    + " the ledger"),
            .ledger,
        ],
        examples: [
            (
                "the figures by DuckDB",
                "{ activity-ledger sql duckdb; echo 'from yearly_statistics;'; } | duckdb"
            ),
            (
                "by Spark, from files in an object store",
                "activity-ledger sql spark --path 's3a://bucket/events/*.jsonl' > views.sql &&\n"
                    + "    spark-sql -i views.sql -e 'select * from yearly_statistics'"
            ),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        try console.write(try views(arguments).sql)
    }

    private static func views(_ arguments: ParsedArguments) throws(UsageError) -> LedgerViews {
        let system = try system(arguments.operands.first ?? "")
        if let path = arguments.value(of: "path") {
            if path.isEmpty { throw UsageError("--path needs the files, such as 'events/*.jsonl'", name) }
            return LedgerViews(for: system, files: path)
        }
        let directory = try ledgerDirectory(arguments)
        guard let views = LedgerViews(for: system, ledgerDirectory: directory) else {
            throw UsageError(
                "\(system.title) has no way to name the directory \(directory.quotedForDisplay); give it, or a link to it, another name",
                name)
        }
        return views
    }

    private static func system(_ text: String) throws(UsageError) -> LedgerViews.System {
        if let system = LedgerViews.System(rawValue: text) { return system }
        throw UsageError(
            "there are no views for \(text.quotedForDisplay); "
                + NearestName.suggestion(for: text, among: LedgerViews.System.allCases.map(\.rawValue)), name)
    }
}
