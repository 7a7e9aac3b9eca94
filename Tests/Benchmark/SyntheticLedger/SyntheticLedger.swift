import ActivityLedger
import EventLog

/// Makes a ledger of a size, the same bytes each time, through the library.
///
/// It looks like five years of imports and daily work: batches by several recorders in the segments of 2021 to 2025, and
/// every eighth of the way a batch of amendments to what was recorded so far.
struct SyntheticLedger {
    /// Goes up when the same size would give other bytes; ledgers made before are then made again.
    static let version = 1
    static let seed: UInt64 = 2020

    /// How many entries, the opening one and the amendments included.
    let size: Int
    private let identifiers = SeededIdentifiers(seed: seed + 1)
    private let batchLimit: Int

    init(size: Int) {
        self.size = size
        batchLimit = min(10_000, max(100, size / 40))
    }

    /// Writes the ledger.
    /// - Throws: ``LogError`` and ``AmendmentError``, such as when there is a ledger in the directory already.
    func write(in directory: String) throws {
        var recorded = try ledger(directory, at: 0).open(
            origin: "example.org/synthetic", organisation: "Grappe d'entreprises synthétique", by: recorder(of: 0)
        ).checkpoint.size
        var activities = SyntheticActivities(seed: Self.seed)
        var amendments = SyntheticAmendments(seed: Self.seed + 2)
        var batchNumber = 0
        let amendingInterval = max(1, size / 8)
        while recorded < size {
            let nextAmending = (recorded / amendingInterval + 1) * amendingInterval
            let count = min(batchLimit, size - recorded, nextAmending - recorded)
            var batch: [ProposedEntry] = []
            for sequence in recorded..<recorded + count {
                let activity = activities.next()
                amendments.see(activity, at: sequence)
                batch.append(activity)
            }
            recorded = try append(batch, number: &batchNumber, in: directory, at: recorded)
            if recorded == nextAmending {
                let amending = amendments.take(limit: size - recorded)
                if !amending.isEmpty {
                    recorded = try append(amending, number: &batchNumber, in: directory, at: recorded)
                }
            }
        }
    }

    private func append(
        _ batch: [ProposedEntry], number: inout Int, in directory: String, at recorded: Int
    ) throws -> Int {
        number += 1
        return try ledger(directory, at: recorded).append(batch, by: recorder(of: number)).checkpoint.size
    }

    /// The ledger as it stands when so many entries are recorded: the time of recording goes with them.
    private func ledger(_ directory: String, at recorded: Int) -> Ledger {
        let (begin, end): (Int64, Int64) = (1_609_459_200_000, 1_767_225_599_999)
        let milliseconds = begin + (end - begin) / Int64(size) * Int64(recorded)
        let clock = StoppedClock(now: RecordedTime(milliseconds: milliseconds))
        return Ledger(
            directory: directory, environment: LogEnvironment(clock: clock, identifiers: identifiers))
    }

    private func recorder(of batchNumber: Int) -> Recorder {
        let (name, isProgram) = SyntheticNames.recorders[batchNumber % SyntheticNames.recorders.count]
        return Recorder(identity: name, kind: isProgram ? .serviceAccount : .user, account: "office")
    }
}
