import ActivityLedger
import CanonicalJSON
import EventLog
import Reports

/// `audit`: shows who recorded what.
enum AuditCommand: Command {
    static let name = "audit"
    static let specification = CommandSpecification(
        name: name,
        summary: "show who recorded what, and when",
        discussion: [
            "Lists entries in the order of the log. Filters narrow the list: each that is given must hold; of several"
                + " values of one, any.",
            "An entry that was amended says by which; an amendment says what it changed, and why.",
            "'by' is the name that the recorder gave, 'account' the account of the system that the command ran under.",
        ],
        options: [
            Option(
                name: "recorded-by", value: "NAME", help: "entries of this recorder", isRepeatable: true,
                ownCandidates: .recorders),
            Option(name: "type", value: "TYPE", help: "entries of this type", isRepeatable: true),
            Option(name: "year", value: "YEAR", help: "activities that took place in this year", isRepeatable: true),
            Option(name: "country", value: "CODE", help: "activities with this country", isRepeatable: true),
            Option(
                name: "since", value: "TIME",
                help: "recorded at this time or later: 2026, 2026-11, 2026-11-22 or 2026-11-22T09:31:02Z, in UTC"),
            Option(name: "until", value: "TIME", help: "recorded at this time or earlier, the whole of a day or year"),
            Option(
                name: "sequence", value: "RANGE", help: "one entry, 7, or a range of them, 7-12", isRepeatable: true),
            .asOf,
            AllowedSignersOption.option,
            Option(name: "summary", value: nil, help: "count by recorder and type instead"),
            .format(AuditReport.Format.allCases.map(\.rawValue)),
            .ledger,
        ],
        examples: [
            (
                "everything about 2020 that the office recorded",
                "activity-ledger audit --year 2020 --recorded-by office"
            ),
            ("who records how much", "activity-ledger audit --summary"),
        ])

    static func run(_ arguments: ParsedArguments, _ console: Console) throws {
        let format = try arguments.choice(of: "format", AuditReport.Format.self, command: name) ?? .text
        let filter = try filter(arguments)
        let ledger = try Self.ledger(arguments)
        let judge = try AllowedSignersOption.read(arguments).map(SignatureJudge.init)
        let view = try ledger.view(asOf: try asOf(arguments))
        if arguments.has("summary") {
            let summary = try ledger.auditSummary(view, filter, judge)
            try console.write(AuditSummaryReport(summary, of: view).written(as: format))
        } else {
            try AuditReport(ledger, view, filter, judge).write(as: format) { try console.write($0) }
        }
    }

    private static func filter(_ arguments: ParsedArguments) throws -> AuditFilter {
        var filter = AuditFilter()
        filter.recorders = arguments.values(of: "recorded-by")
        filter.types = try arguments.values(of: "type").map { name throws(ValueError) in
            try entryType(name)
        }
        filter.years = try arguments.values(of: "year").map { text throws(UsageError) in
            try Year.read(text, command: name)
        }
        filter.countries = arguments.values(of: "country")
        for country in filter.countries { try CountryCode.check(country) }
        filter.since = try arguments.value(of: "since").map { text throws(ValueError) in try RecordedPeriod(text).first
        }
        filter.until = try arguments.value(of: "until").map { text throws(ValueError) in try RecordedPeriod(text).last }
        filter.sequences = try arguments.values(of: "sequence").map { text throws(UsageError) in
            try sequences(text)
        }
        return filter
    }

    /// A type of entries, an activity's or another; each also in kebab case.
    private static func entryType(_ name: String) throws(ValueError) -> String {
        if let type = EntryTypes.other.first(where: { $0 == name || $0.inKebabCase == name }) { return type }
        return try ActivityType(commandLine: name).name
    }

    private static func sequences(_ text: String) throws(UsageError) -> ClosedRange<Int> {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { DecimalDigits.number($0) }
        guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first <= last else {
            throw UsageError("--sequence takes a number or a range such as 7-12, not \(text.quotedForDisplay)", name)
        }
        return first...last
    }
}
