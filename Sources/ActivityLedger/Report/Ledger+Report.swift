import EventLog
import MerkleTree

extension Ledger {
    /// Reads all that a report about some years rests on. Checks the whole log, and writes nothing.
    /// - Parameter wanted: The years; all of them when there are none.
    /// - Throws: ``ValueError`` for a year without activities; `LogError`: `notFound`, `damaged`.
    public func reportBasis(of wanted: [Int]) throws -> ReportBasis {
        let view = try view()
        let statistics = view.statistics
        if let missing = wanted.first(where: { !statistics.years.contains($0) }) {
            let known = statistics.years.map(\.fourDigits).joined(separator: ", ")
            throw ValueError(
                "no activity of \(missing.fourDigits) counts in this ledger; "
                    + (known.isEmpty ? "there is none of any year" : "there are some of \(known)"))
        }
        let years = wanted.isEmpty ? statistics.years : Set(wanted).sorted()
        let hasher = MerkleHasher()
        var collector = ReportCollector(years, view)
        var evidence = EvidenceCollector(using: hasher)
        try replay(view) { entry in
            let matters = try collector.add(entry)
            evidence.append(entry.line, at: entry.sequence, matters: matters)
        }
        return ReportBasis(
            view, collector, statistics: statistics, years: years,
            restatements: try restatements(of: collector.publications, statistics, view), evidence: evidence.evidence())
    }

    private func restatements(
        of publications: [Int: (publication: Publication, entry: Entry)], _ statistics: YearlyStatistics,
        _ view: LedgerView
    ) throws -> [Int: Restatement] {
        if publications.isEmpty { return [:] }
        let causes = try causes(since: publications.mapValues(\.publication), view)
        return publications.mapValues { publication, entry in
            Restatement(
                of: publication, entry, with: statistics, at: view.checkpoint, causes: causes[publication.year] ?? [])
        }
    }
}
