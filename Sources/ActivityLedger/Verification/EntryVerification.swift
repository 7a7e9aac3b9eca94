import CanonicalJSON
import EventLog
import MerkleTree

/// The product's own checks of each entry: that it opens the ledger or is a valid activity, amendment or
/// publication, or as the policy asks, and that the snapshot is what the entries up to its size give.
struct EntryVerification {
    private(set) var findings = Findings()
    /// What an auditor should know and is no fault.
    private(set) var notes: [String]
    /// Whether there is a snapshot of this log.
    private(set) var hasMetSnapshot = false
    private var statistics = YearlyStatistics()
    private var canReplay = true
    private var entryCount = 0
    private let stored: StoredSnapshot
    private let finder: any EntryFinder
    private var retracted: Set<Int> = []
    private var policies: PolicyVerification
    /// Up to the entry before.
    private var previous = CompactRange()

    init(stored: StoredSnapshot, finder: any EntryFinder, discounting discounted: Set<Int>) {
        policies = PolicyVerification(discounting: discounted)
        self.stored = stored
        self.finder = finder
        notes = stored.notes
    }

    mutating func add(_ entry: Entry, at position: LogPosition, _ range: CompactRange) {
        check(entry, at: position)
        defer { previous = range }
        // Of a log with lines that are no entries nobody knows what a replay would give.
        entryCount += 1
        if entryCount != range.size { canReplay = false }
        guard canReplay else { return }
        do throws(LogError) {
            try statistics.add(entry, finder)
        } catch {
            // The entry has been found wanting already; what the snapshot ought to be cannot be known.
            canReplay = false
        }
        if let snapshot = stored.snapshot, range.size == snapshot.checkpoint.size {
            var next = position
            next.offset += entry.line.count + 1
            next.sequence += 1
            let replayed = StatisticsSnapshot(
                checkpoint: Checkpoint(
                    origin: entry.source, size: range.size, rootHash: range.root(using: MerkleHasher())),
                position: next, range: range, statistics: statistics)
            // Of another log, it is nothing that statistics would go on from.
            guard snapshot.checkpoint == replayed.checkpoint, snapshot.range == range else { return }
            hasMetSnapshot = true
            if replayed.bytes != stored.bytes {
                findings.add(
                    Finding(
                        .snapshotDiffers, file: StoredSnapshot.name,
                        "it is not what a replay of \(range.size) entries gives; make it again with statistics --rebuild"
                    ))
            }
        }
    }

    private mutating func check(_ entry: Entry, at position: LogPosition) {
        let file = position.segment.map { "events/\($0.text)" }
        func finding(_ name: Finding.Name, _ problem: String) -> Finding {
            Finding(name, file: file, line: position.line + 1, problem)
        }
        for (name, problem) in policies.take(entry, at: position, finder) { findings.add(finding(name, problem)) }
        if position.sequence == 0 || entry.type == LedgerOpened.typeName {
            if position.sequence > 0 {
                findings.add(finding(.repeatedOpening, "the ledger is opened again"))
            } else if entry.type != LedgerOpened.typeName {
                findings.add(finding(.missingOpening, "the first entry is not LedgerOpened"))
            } else if entry.data["origin"]?.string.map(ExactText.init) != ExactText(entry.source) {
                findings.add(finding(.foreignSource, "the origin that the ledger was opened with is not its source"))
            }
            for problem in LedgerOpened.problems(of: entry) {
                findings.add(finding(.invalidOpening, "member \(problem.member.quotedForDisplay): \(problem.problem)"))
            }
            return
        }
        if Amendment.types.contains(entry.type) {
            for problem in amendmentProblems(entry) { findings.add(finding(.invalidAmendment, problem)) }
            return
        }
        if entry.type == Publication.typeName {
            if let problem = publicationProblem(entry, at: position) {
                findings.add(finding(.invalidPublication, problem))
            }
            return
        }
        if PolicyFold.judges(entry.type) { return }
        guard let type = ActivityType.named(entry.type) else {
            findings.add(finding(.unknownType, "the type \(entry.type.quotedForDisplay) is not known"))
            return
        }
        for problem in type.problems(in: entry.data) {
            findings.add(finding(.invalidActivity, "member \(problem.member.quotedForDisplay): \(problem.problem)"))
        }
    }

    private mutating func amendmentProblems(_ entry: Entry) -> [String] {
        let shape = Amendment.problems(type: entry.type, members: entry.data)
        guard shape.isEmpty, let amendment = Amendment(type: entry.type, members: entry.data) else {
            return shape.map { "member \($0.member.quotedForDisplay): \($0.problem)" }
        }
        guard amendment.target < entry.sequence, let target = try? finder.entry(at: amendment.target) else {
            return ["there is no earlier entry \(amendment.target) for it to amend"]
        }
        let problems = amendment.problems(with: target, isRetracted: retracted.contains(amendment.target))
        if amendment.data == nil { retracted.insert(amendment.target) }
        return problems.map(\.problem)
    }

    /// What is wrong with a publication. Its figures and root hash can be compared when it was recorded at the very
    /// state of the ledger that it states, as this program records them.
    private func publicationProblem(_ entry: Entry, at position: LogPosition) -> String? {
        let publication: Publication
        do throws(ValueError) {
            publication = try Publication(data: entry.data)
        } catch {
            return error.problem
        }
        if publication.size > entry.sequence {
            return "it is of \(publication.size) entries, but only \(entry.sequence) stand above it"
        }
        guard publication.size == position.sequence, publication.size == previous.size else { return nil }
        if publication.rootHash != previous.root(using: MerkleHasher()) {
            return "its root hash is not that of the \(publication.size) entries above it"
        }
        guard canReplay else { return nil }
        guard let wrong = publication.firstDifference(from: statistics) else { return nil }
        return "its figure \(wrong.text) is not what the entries above it give"
    }

    /// How the ledger stands to its policies.
    var policyStanding: PolicyStanding { policies.standing }

    /// What shows only after the last entry.
    /// - Parameter size: How many entries the log has in complete batches.
    mutating func finish(size: Int) {
        for finding in policies.finish(size: size) { findings.add(finding) }
        guard let snapshot = stored.snapshot, canReplay, entryCount > 0, !hasMetSnapshot else { return }
        notes.append(
            StoredSnapshot.note("is of \(snapshot.checkpoint.size) entries that are not the first of this log"))
    }
}
