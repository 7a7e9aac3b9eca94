import ActivityLedger
import CanonicalJSON
import Reports

/// What the ledger that a command line means has to offer.
///
/// Nothing is said of a ledger that cannot be read: a shell has no place for it, and the command will say it.
struct LedgerCandidates {
    private let ledger: Ledger
    private let operands: [String]

    /// Of the ledger that `--ledger` names at a place of the command line, or that commands take without it.
    init(of place: CommandLinePlace) {
        var directory = LedgerDirectory.meant(by: place.value(of: "ledger"))
        if directory.begins(with: "~/"), let home = ProcessEnvironment.variable("HOME") {
            // The shell has not replaced it yet.
            directory = home + String(directory.unicodeScalars.dropFirst())
        }
        ledger = Ledger(directory: directory)
        operands = place.operands
    }

    /// The candidates of a kind.
    func values(_ candidates: Candidates) -> [Candidate] {
        switch candidates {
        case .years: years.reversed().map { Candidate(value: $0.fourDigits) }
        case .figures: figures
        case .recorded(let member): recorded(member)
        case .recorders: recorders
        default: []
        }
    }

    private var years: [Int] { statistics?.years ?? [] }

    private var figures: [Candidate] {
        guard let year = operands.first.flatMap({ Int($0) }) else { return [] }
        return (statistics?.figures(of: year) ?? []).map { figure in
            Candidate(value: figure.path.text, description: Language.english.text(figure.tally))
        }
    }

    /// Those of the latest year first: they are what is meant most often.
    private func recorded(_ member: String) -> [Candidate] {
        guard let statistics else { return [] }
        var seen: Set<[UInt8]> = []
        return statistics.years.reversed().flatMap { year in
            statistics.sections(of: year).flatMap { $0.names(groupedBy: member) }
                .filter { seen.insert(Array($0.utf8)).inserted }
                .map { Candidate(value: $0, description: "in \(year.fourDigits)") }
        }
    }

    private var recorders: [Candidate] {
        ((try? ledger.recorders()) ?? []).map { Candidate(value: $0) }
    }

    private var statistics: YearlyStatistics? {
        try? ledger.statistics(writesSnapshot: false).statistics
    }
}

extension SectionSums {
    /// The values of a member, if the section has a breakdown by it.
    fileprivate func names(groupedBy member: String) -> [String] {
        definition.groupings.indices.filter { definition.groupings[$0].member == member }
            .flatMap { rows(ofGrouping: $0).compactMap(\.name) }
    }
}
