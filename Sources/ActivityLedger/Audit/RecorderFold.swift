import CanonicalJSON
import EventLog

/// The names of those who recorded a stretch of the log, found where the entries stand.
struct RecorderFold: EntryFold {
    /// The names, each once.
    private(set) var identities: Set<ExactText> = []
    /// The one found last: most entries have the recorder of the one before.
    private var latest: [UInt8] = []

    mutating func take(_ entry: borrowing ScannedEntry) {
        if entry.isText(latest, at: entry.recorderIdentity) { return }
        latest = Array(entry.bytes(entry.recorderIdentity))
        identities.insert(ExactText(entry.text(entry.recorderIdentity)))
    }
}

extension Ledger {
    /// The names of everybody who recorded something, in the order of their bytes, for lists to choose from.
    /// - Throws: `LogError`: `notFound`, `damaged`, `permissionDenied`, `inputOutput`.
    public func recorders() throws -> [String] {
        var identities: Set<ExactText> = []
        try log.fold(try log.extent()) {
            RecorderFold()
        } visit: { stretch, _ in
            identities.formUnion(stretch.fold.identities)
        }
        return identities.sorted().map(\.string)
    }
}
