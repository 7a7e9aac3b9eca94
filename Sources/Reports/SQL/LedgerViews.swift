import ActivityLedger
import EventLog

/// Views over the files of a ledger, for systems that run SQL: the same figures as ``StatisticsReport``, where a ledger is
/// read together with other data, or is too large for one machine.
///
/// They are written from the definitions that the statistics are computed by, and so know a new type of activity as soon as
/// there is one.
public struct LedgerViews {
    /// A system that the views are written for.
    public enum System: String, CaseIterable, Sendable {
        case duckdb
        case spark

        var dialect: any SQLDialect {
            switch self {
            case .duckdb: DuckDB()
            case .spark: Spark()
            }
        }

        /// What people call it.
        public var title: String { dialect.title }

        /// The versions that the views were tried with.
        public var triedVersions: String { "\(title) \(dialect.versions)" }
    }

    let dialect: any SQLDialect
    let files: String

    /// Views over the files that a pattern names, in the words of the system that will read them.
    public init(for system: System, files: String) {
        dialect = system.dialect
        self.files = files
    }

    /// Views over the files of the ledger in a directory; `nil` when the system has no way to name that.
    public init?(for system: System, ledgerDirectory: String) {
        guard let directory = system.dialect.patternNaming(directory: ledgerDirectory) else { return nil }
        self.init(for: system, files: EntryLog.segmentPattern(inDirectory: directory))
    }

    /// The statements, each ending in a semicolon and an empty line.
    public var sql: String {
        let head = """
            -- Views over a ledger, for \(dialect.title). Tried with versions \(dialect.versions).
            --
            -- entries             every entry, as it stands in the files
            -- activities          what counts: as the latest correction says, and without what was retracted
            -- yearly_statistics   the rows of `activity-ledger statistics --format csv`, in their order
            --
            -- An unfinished batch at the end counts nowhere. Queries fail when an entry between the first and the last is
            -- missing, or there twice; that nothing was changed or cut off, `activity-ledger verify` shows, and nothing here.
            """
        return ([head] + entriesViews + [activitiesView, yearlyStatisticsView]).joined(separator: "\n\n") + "\n"
    }

    /// A text in single quotes, for each of some.
    func literals(_ texts: [String]) -> String { texts.map(dialect.literal).joined(separator: ", ") }
}
