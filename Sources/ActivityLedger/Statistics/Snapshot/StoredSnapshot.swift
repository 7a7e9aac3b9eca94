import EventLog

/// The snapshot as it is found, whatever that is. Nothing about it keeps a command from its work.
struct StoredSnapshot {
    /// What people call it.
    static let name = "snapshots/\(StatisticsSnapshot.fileName)"

    /// The file's contents; `nil` when there is none, or it cannot be read.
    let bytes: [UInt8]?
    /// What it says; `nil` when it cannot be used.
    let snapshot: StatisticsSnapshot?
    /// Why it cannot be used, as a clause behind its name; `nil` when it can be, or there is none.
    let problem: String?

    init(_ log: EntryLog) {
        do throws(LogError) {
            bytes = try log.readDerived(StatisticsSnapshot.fileName, limitBytes: StatisticsSnapshot.limitBytes)
            snapshot = bytes.flatMap { StatisticsSnapshot(bytes: $0) }
            problem =
                bytes != nil && snapshot == nil
                ? "is of another version, or was changed since it was written" : nil
        } catch {
            (bytes, snapshot, problem) = (nil, nil, "cannot be read: \(error.message)")
        }
    }

    /// What an auditor should know of it.
    var notes: [String] { problem.map { [Self.note($0)] } ?? [] }

    /// What is to be said of a snapshot that no command would go on from.
    static func note(_ problem: String) -> String {
        "\(name) \(problem); it is not looked into, and statistics makes it again"
    }
}
