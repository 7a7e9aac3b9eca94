import ActivityLedger
import CanonicalJSON

/// The yearly statistics as text, in four formats.
///
/// Text and Markdown, which people read, are written in a language; what programs read is the same in all.
public struct StatisticsReport {
    /// How the statistics are written.
    public enum Format: String, CaseIterable, Sendable {
        case text
        case json
        case csv
        case markdown
    }

    let result: LedgerStatistics
    let years: [Int]
    let language: Language

    /// The report of the years asked for, of all years when none is.
    public init(_ result: LedgerStatistics, years wanted: [Int] = [], in language: Language = .english) {
        self.result = result
        self.language = language
        years = result.statistics.years.filter { wanted.isEmpty || wanted.contains($0) }
    }

    /// The whole report, ending in LF.
    public func written(as format: Format) -> String {
        switch format {
        case .text: text
        case .json: JSONValue.object(result.statistics.json(of: result.checkpoint, years: years)).indented()
        case .csv: csv
        case .markdown: markdown
        }
    }
}
