import ActivityLedger
import CanonicalJSON
import EventLog

/// The options that narrow a list of entries.
enum FilterOptions {
    static let all = [
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
    ]

    /// The filter that a command line asks for.
    /// - Throws: ``UsageError``; ``ValueError`` for a type, a country or a time that there is not.
    static func filter(_ arguments: ParsedArguments, command: String) throws -> AuditFilter {
        var filter = AuditFilter()
        filter.recorders = arguments.values(of: "recorded-by")
        filter.types = try arguments.values(of: "type").map { name throws(ValueError) in
            try EntryDefinition(commandLine: name).name
        }
        filter.years = try arguments.values(of: "year").map { text throws(UsageError) in
            try Year.read(text, command: command)
        }
        filter.countries = arguments.values(of: "country")
        for country in filter.countries { try CountryCode.check(country) }
        filter.since = try arguments.value(of: "since").map { text throws(ValueError) in try RecordedPeriod(text).first
        }
        filter.until = try arguments.value(of: "until").map { text throws(ValueError) in try RecordedPeriod(text).last }
        filter.sequences = try arguments.values(of: "sequence").map { text throws(UsageError) in
            try sequences(text, command)
        }
        return filter
    }

    private static func sequences(_ text: String, _ command: String) throws(UsageError) -> ClosedRange<Int> {
        let ends = text.unicodeScalars.split(separator: "-", omittingEmptySubsequences: false)
            .map { DecimalDigits.number(String($0)) }
        guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first <= last else {
            throw UsageError("--sequence takes a number or a range such as 7-12, not \(text.quotedForDisplay)", command)
        }
        return first...last
    }
}
