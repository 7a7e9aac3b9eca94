import ActivityLedger
import CanonicalJSON
import EventLog

/// The entries behind figures, each with its recorder and the time it was recorded; in `details` elements, which open
/// without a script.
///
/// Few entries stand in a table, a row each. Many would make the page too large, since each stands behind several
/// figures: they are told by recorder and day.
struct EntryListing {
    private let basis: ReportBasis
    private let language: Language
    private let notes: [Int: YearNotes]
    /// Figures of no more entries than this have them in a table.
    private let rowLimit: Int

    /// How many rows all tables of a page may have.
    private static let pageRowLimit = 4_000

    init(_ basis: ReportBasis, _ language: Language, _ notes: [Int: YearNotes]) {
        self.basis = basis
        self.language = language
        self.notes = notes
        let counts = basis.years.flatMap { year in
            basis.statistics.figures(of: year).filter { $0.path.part == .total }
                .map { basis.contributions(to: $0.path, of: year).count }
        }
        rowLimit =
            [50, 25, 10, 5].first { limit in
                counts.filter { $0 <= limit }.reduce(0, +) <= Self.pageRowLimit
            } ?? 0
    }

    /// The entries behind a figure, folded up; nothing when there are none.
    func details(behind path: FigurePath, of year: Int, caption: String) -> Markup {
        let contributions = basis.contributions(to: path, of: year)
        if contributions.isEmpty { return .nothing }
        return Markup.element("details", ["class": "entries"]) {
            Markup.element("summary") { language.entriesBehind(contributions.count) }
            contributions.count <= rowLimit ? table(contributions, year, caption) : recordings(contributions)
        }
    }

    private func table(_ contributions: [ReportBasis.Contribution], _ year: Int, _ caption: String) -> Markup {
        let sequences = contributions.map { basis.entries[$0.entry].entry.sequence }
        return Markup.scrolling("\(caption), \(language.entries(sequences))") {
            Markup.element("table") {
                Markup.element("caption") { caption }
                Markup.element("thead") {
                    Markup.element("tr") {
                        for (column, isNumber) in columns {
                            Markup.element("th", ["scope": "col", "class": isNumber ? "number" : nil]) {
                                column(language)
                            }
                        }
                    }
                }
                Markup.element("tbody") {
                    for contribution in contributions { row(contribution, year) }
                }
            }
        }
    }

    private var columns: [(Wording, isNumber: Bool)] {
        [
            (PageText.entry, true), (PageText.date, false), (PageText.what, false), (PageText.counts, true),
            (PageText.recordedBy, false), (PageText.recordedTime, false),
        ]
    }

    private func row(_ contribution: ReportBasis.Contribution, _ year: Int) -> Markup {
        let counted = basis.entries[contribution.entry]
        let (entry, activity) = (counted.entry, counted.activity)
        return Markup.element("tr", ["data-entry": "\(entry.sequence)"]) {
            Markup.element("td", ["class": "number"]) { "\(entry.sequence)" }
            Markup.element("td") { language.text(activity.date) }
            Markup.element("td") {
                activity.subject ?? activity.type.title(language)
                notes[year]?.markers(ofEntry: entry.sequence) ?? .nothing
            }
            Markup.element("td", ["class": "number"]) {
                language.text(contribution.tally)
                if let mode = activity.mode { " " + mode.title(language) }
            }
            Markup.element("td", ["class": "by"]) { entry.recorder.displayName }
            Markup.element("td") {
                Markup.element("time", ["datetime": entry.recordedTime.text]) { entry.recordedTime.secondsText }
            }
        }
    }

    /// Who recorded what when, in short: a recorder and a day an item, runs of entries of the same second as one.
    private func recordings(_ contributions: [ReportBasis.Contribution]) -> Markup {
        var groups: [RecordingGroup] = []
        var indices: [ExactText: Int] = [:]
        for contribution in contributions {
            let entry = basis.entries[contribution.entry].entry
            let time = entry.recordedTime.secondsText
            let (day, timeOfDay) = (String(time.prefix(10)), String(time.suffix(8)))
            let key = ExactText(day + entry.recorder.displayName)
            let index = indices[key] ?? groups.count
            if index == groups.count {
                indices[key] = index
                groups.append(RecordingGroup(recorder: entry.recorder.displayName, day: day))
            }
            groups[index].add(entry.sequence, timeOfDay)
        }
        return Markup.element("ul", ["class": "recordings"]) {
            for group in groups {
                Markup.element("li") {
                    Markup.element("span", ["class": "by"]) { group.recorder }
                    ", \(group.day)\(language.colon) \(group.text)"
                }
            }
        }
    }
}

/// What one recorder recorded in one day.
private struct RecordingGroup {
    let recorder: String
    let day: String
    private var runs: [(first: Int, last: Int, time: String)] = []

    init(recorder: String, day: String) {
        self.recorder = recorder
        self.day = day
    }

    mutating func add(_ sequence: Int, _ time: String) {
        if let run = runs.last, run.time == time, run.last == sequence - 1 {
            runs[runs.count - 1].last = sequence
        } else {
            runs.append((sequence, sequence, time))
        }
    }

    /// `12–340 (09:31:02), 355 and …`; the time once for neighbours that share it.
    var text: String {
        runs.enumerated().map { index, run in
            let numbers = run.first == run.last ? "\(run.first)" : "\(run.first)–\(run.last)"
            let isLastOfTime = index + 1 == runs.count || runs[index + 1].time != run.time
            return isLastOfTime ? "\(numbers) (\(run.time))" : numbers
        }.joined(separator: ", ")
    }
}

extension RecordedTime {
    /// To the second, as people write it: `2026-11-22 09:31:02`, in UTC.
    var secondsText: String { "\(text.prefix(10)) \(text.dropFirst(11).prefix(8))" }
}
