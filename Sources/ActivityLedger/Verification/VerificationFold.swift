import CanonicalJSON
import EventLog

/// The product's own checks of a stretch of the log, made where the entries stand: the fast counterpart of
/// ``EntryVerification``.
///
/// Knows only whether everything is in order. Where something is not, or cannot be judged here, it has a doubt, and the slow
/// way says what it is.
struct VerificationFold: EntryFold {
    /// Whether something may be wrong.
    private(set) var hasDoubt = false
    /// The statistics of the stretch.
    private(set) var statistics = StatisticsFold()
    /// Hashes of its ids.
    let identifiers: IdentifierHashes
    /// What its first entry published, if that is what it does.
    private(set) var publication: Publication?
    /// What it says of policies.
    private(set) var policies: PolicyFold

    private var amendments: [(target: Int, sequence: Int, isRetraction: Bool)] = []
    /// How many batches end in the stretch.
    private(set) var batchCount = 0
    private var unfinishedSince: RecordedTime?
    private var isEmpty = true

    private static let publicationName = ScannedName(Publication.typeName)

    init(_ identifiers: IdentifierHashes, watchedTypes: [String], discounting discounted: Set<Int>) {
        self.identifiers = identifiers
        policies = PolicyFold(watchedTypes: watchedTypes, discounting: discounted)
    }

    func ends(beforeType type: UnsafeBufferPointer<UInt8>) -> Bool {
        type.baseAddress.map { Self.publicationName.isText($0, count: type.count) } ?? false
            || PolicyFold.ends(beforeType: type)
    }

    mutating func take(_ entry: borrowing ScannedEntry) throws(LogError) {
        try statistics.take(entry)
        identifiers.add(entry.bytes(entry.id))
        if entry.sequence > 0, ActivityLayout.of(entry) != nil {
            policies.take(entry)
        } else if entry.sequence > 0, let target = ScannedAmendment.target(of: entry) {
            amendments.append((target, entry.sequence, ScannedAmendment.isRetraction(entry)))
            policies.take(entry)
        } else {
            let whole = entry.entry()
            policies.take(whole)
            check(whole)
        }
        noteBatch(entry.isContinued, entry.recordedTime)
    }

    private mutating func check(_ entry: Entry) {
        if entry.sequence == 0 || entry.type == LedgerOpened.typeName {
            let isOpening =
                entry.sequence == 0 && entry.type == LedgerOpened.typeName
                && entry.data["origin"]?.string.map(ExactText.init) == ExactText(entry.source)
                && LedgerOpened.problems(of: entry).isEmpty
            if !isOpening { hasDoubt = true }
        } else if Amendment.types.contains(entry.type) {
            let isSound = Amendment.problems(type: entry.type, members: entry.data).isEmpty
            if isSound, let amendment = Amendment(type: entry.type, members: entry.data) {
                amendments.append((amendment.target, entry.sequence, amendment.data == nil))
            } else {
                hasDoubt = true
            }
        } else if entry.type == Publication.typeName {
            publication = try? Publication(data: entry.data)
            if publication == nil || !isEmpty { hasDoubt = true }
        } else if !PolicyFold.judges(entry.type),
            ActivityType.named(entry.type)?.problems(in: entry.data).isEmpty != true
        {
            hasDoubt = true
        }
    }

    /// A batch's entries were recorded at one moment.
    private mutating func noteBatch(_ isContinued: Bool, _ time: RecordedTime) {
        if let unfinishedSince, unfinishedSince != time { hasDoubt = true }
        unfinishedSince = isContinued ? time : nil
        if !isContinued { batchCount &+= 1 }
        isEmpty = false
    }

    /// When the batch was recorded whose end the stretch does not reach.
    var openBatch: RecordedTime? { unfinishedSince }

    mutating func finish(_ finder: StretchFinder) throws(LogError) {
        var scanned = ScannedEntry()
        var members = ScannedMembers()
        for amendment in amendments {
            if try !isSound(amendment, finder, &scanned, &members) { hasDoubt = true }
        }
        amendments = []
        policies.finish(finder)
        try statistics.finish(finder)
    }

    /// Whether an amendment is about an activity, and what it says instead keeps the rules of its type.
    private mutating func isSound(
        _ amendment: (target: Int, sequence: Int, isRetraction: Bool), _ finder: StretchFinder,
        _ scanned: inout ScannedEntry, _ members: inout ScannedMembers
    ) throws(LogError) -> Bool {
        let section: Int
        if try finder.scan(amendment.target, into: &scanned) {
            guard let layout = ActivityLayout.of(scanned) else { return false }
            section = layout.pointee.section
        } else {
            let target = try finder.entry(at: amendment.target)
            guard let index = ActivityType.all.firstIndex(where: { $0.name == target.type }) else { return false }
            section = index
        }
        policies.addCandidate(amendment.sequence, ofType: ActivityType.all[section].name)
        if amendment.isRetraction { return true }
        if try finder.scan(amendment.sequence, into: &scanned),
            let place = ScannedAmendment.correctedData(of: scanned),
            CanonicalScanner(base: scanned.base).object(at: place.lowerBound, into: &members)
                != CanonicalScanner.failed,
            ScannedActivityCheck.all[section].passes(members.all, from: scanned.base)
        {
            return true
        }
        let entry = try finder.entry(at: amendment.sequence)
        guard let data = try Amendment(entry)?.data else { return false }
        return ActivityType.all[section].problems(in: data).isEmpty
    }
}
