import CanonicalJSON
import EventLog

/// The names of those who recorded a stretch of the log, found where the entries stand.
struct RecorderFold: EntryFold {
    /// The names, each once.
    private(set) var identities: Set<ExactText> = []
    /// The one found last: most entries have the recorder of the one before.
    private var latest: [UInt8] = []

    mutating func take(_ entry: borrowing ScannedEntry) -> Bool {
        if entry.isText(latest, at: entry.recorderIdentity) { return true }
        latest = Array(entry.bytes(entry.recorderIdentity))
        identities.insert(ExactText(String(decoding: latest, as: UTF8.self)))
        return true
    }

    mutating func take(_ entry: Entry) {
        identities.insert(ExactText(entry.recorder.identity))
    }
}

extension Ledger {
    /// The names of everybody who recorded something, in the order of their bytes, for lists to choose from; none when the log
    /// is not plainly in order, of which `verify` says why.
    /// - Throws: `LogError`: `notFound`, `damaged`, `permissionDenied`, `inputOutput`.
    public func recorders() throws -> [String] {
        var identities: Set<ExactText> = []
        let folded = try log.checkedFold(try log.extent()) {
            RecorderFold()
        } visit: { stretch, _ in
            identities.formUnion(stretch.fold.identities)
        }
        return folded == nil ? [] : identities.sorted().map(\.string)
    }
}
