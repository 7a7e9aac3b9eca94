import CanonicalJSON
import SimulatedFileSystem

@testable import EventLog

/// A log on a simulated disk with an index that is small enough to be merged all the time, and what a plain scan of the
/// log says.
final class IndexedLog {
    let disk: SimulatedDisk
    let clock = TestClock()
    let limits: IndexLimits

    init(
        _ disk: SimulatedDisk = SimulatedDisk(),
        limits: IndexLimits = IndexLimits(tailEntries: 3, fanOut: 2, runRecords: 40), origin: String = "example.org/l"
    ) throws {
        self.disk = disk
        self.limits = limits
        if disk.contents("l/events/checkpoint") == nil {
            _ = try log.create(
                origin: origin, first: ProposedEntry(type: "Opened", data: JSONObject(), id: "zero"),
                by: Workspace.recorder)
        }
    }

    /// Entries are found by the members `about` of their data.
    static let terms = EntryTerms(name: "about") { _, data in
        data["about"]?.integer.map { [.about($0)] } ?? []
    }

    var log: EntryLog {
        var log = EntryLog(
            directory: "l",
            environment: LogEnvironment(fileSystem: disk, clock: clock, identifiers: RandomIdentifiers()),
            terms: Self.terms)
        log.indexLimits = limits
        return log
    }

    static func proposal(_ number: Int, about: Int? = nil, id: String? = nil) -> ProposedEntry {
        var data = JSONObject(["number": .integer(number)])
        data["about"] = about.map { .integer($0) }
        return ProposedEntry(type: "Noted", data: data, id: id)
    }

    func append(_ batch: [ProposedEntry]) throws -> Receipt {
        try log.append(batch, by: Workspace.recorder)
    }

    /// What becomes of a batch: how many are duplicates, or the error.
    func outcome(of batch: [ProposedEntry]) -> String {
        do throws(LogError) {
            let receipt = try log.append(batch, by: Workspace.recorder)
            return "\(receipt.appended) appended, \(receipt.duplicates) duplicates"
        } catch {
            return "\(error.code) \(error.batchIndex ?? -1)"
        }
    }

    /// The same, by reading all there is.
    func expectedOutcome(of batch: [ProposedEntry]) throws -> String {
        var (appended, duplicates) = (0, 0)
        let entries = try entries()
        var conflicts: [Int: Int] = [:]
        for (index, proposal) in batch.enumerated() {
            if let entry = entries.first(where: { $0.id == proposal.id }) {
                if entry.data == proposal.data { duplicates += 1 } else { conflicts[entry.sequence] = index }
            } else {
                appended += 1
            }
        }
        if let first = conflicts.min(by: { $0.key < $1.key }) { return "conflict \(first.value)" }
        return "\(appended) appended, \(duplicates) duplicates"
    }

    func entries() throws -> [Entry] {
        var entries: [Entry] = []
        try log.visitEntries(of: try log.extent()) { entries.append($0.entry()) }
        return entries
    }

    /// Files of the index, the manifest first.
    var indexPaths: [String] { disk.filePaths.filter { $0.hasPrefix("l/snapshots/entry-index") } }
}

extension IndexTerm {
    static func about(_ number: Int) -> IndexTerm { IndexTerm(domain: 1, String(number)) }
}
