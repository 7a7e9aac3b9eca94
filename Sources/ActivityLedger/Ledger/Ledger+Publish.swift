import EventLog
import MerkleTree

extension Ledger {
    /// Records the figures of a year as published, at exactly the state of the ledger that they are computed from: should
    /// it have grown in between, they are computed again.
    ///
    /// Computed from the log alone: a snapshot that somebody touched must not find its way into print.
    /// - Parameter id: The caller's own id. While the figures stay the same, publishing with it again is a duplicate.
    /// - Throws: ``ValueError`` for a year without an activity or a recorder that cannot be used; `LogError`.
    public func publish(
        _ year: Int, id: String? = nil, by recorder: Recorder, options: AppendOptions = AppendOptions()
    ) throws -> Receipt {
        try check(recorder, options)
        do {
            return try log.append(by: recorder, options: underPolicy(options)) { extent, _ in
                try Batch([try publication(of: year, id: id, in: extent).proposal(id: id)], for: log)
            }
        } catch let error as LogError {
            throw error.code == .invalidEntry ? Self.tooLarge(year, error) : error
        }
    }

    /// The publication that would be recorded now, or the one that was, under the id given and with the same figures.
    private func publication(of year: Int, id: String?, in extent: LogExtent) throws -> Publication {
        let view = try view(of: extent)
        guard
            let publication = try Publication(
                of: year, in: view.statistics, at: view.size, view.checkpoint.rootHash)
        else {
            throw ValueError("no activity of \(year.fourDigits) counts in this ledger: there is nothing to publish")
        }
        let recorded = try view.publications.first { entry in id?.utf8.elementsEqual(entry.id.utf8) ?? false }
            .flatMap { entry in try Publication(entry) }
        if let recorded, recorded.year == year, recorded.json == publication.json { return recorded }
        return publication
    }

    private static func tooLarge(_ year: Int, _ error: LogError) -> LogError {
        guard error.batchIndex != nil else { return error }
        return LogError(
            error.code, "the figures of \(year.fourDigits) do not fit into one entry: \(error.message)",
            remedy: "the rows of the breakdowns take the room, and there is some for about 400 of them; where names"
                + " were written in several ways, correct those entries, so that they count in one row")
    }

    /// What has become of a year's figures since they were last published.
    /// - Throws: ``ValueError`` when they were not; `LogError`: `notFound`, `damaged`.
    public func restate(_ year: Int) throws -> Restatement {
        let view = try view()
        var latest: (publication: Publication, entry: Entry)?
        for entry in view.publications {
            if let publication = try Publication(entry), publication.year == year { latest = (publication, entry) }
        }
        guard let latest else {
            throw ValueError(
                "the figures of \(year.fourDigits) have not been published; publish them first: activity-ledger publish \(year.fourDigits)"
            )
        }
        let causes = try causes(since: [year: latest.publication], view)
        return Restatement(
            of: latest.publication, latest.entry, with: view.statistics, at: view.checkpoint,
            causes: causes[year] ?? [])
    }

    /// What counts otherwise today in each year than when its figures were published.
    ///
    /// Reads the log, a second time, since only now it is known what to look for: late entries can be more than fit.
    func causes(since publications: [Int: Publication], _ view: LedgerView) throws -> [Int: [Restatement.Cause]] {
        var searches = publications.mapValues { CauseSearch(since: $0, view.amendments, view.finder) }
        try replay(view) { entry in
            for year in publications.keys where searches[year]?.isConcerned(with: entry.sequence) ?? false {
                try searches[year]?.add(entry.entry())
            }
        }
        return searches.mapValues(\.causes)
    }
}
