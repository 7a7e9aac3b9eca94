import CanonicalJSON
import MerkleTree

/// Checks while a log is read that it continues the one an earlier checkpoint was of.
struct Continuation {
    private let last: Checkpoint
    private var range = CompactRange()
    private var rootHash: MerkleHash?

    /// - Throws: ``LogError`` when the log cannot be a continuation, whatever is in it.
    init(of last: Checkpoint, _ extent: LogExtent) throws(LogError) {
        guard ExactText(last.origin) == ExactText(extent.origin) else {
            throw LogError(
                .damaged,
                "this is the log \(extent.origin.quotedForDisplay), and the key signs the log"
                    + " \(last.origin.quotedForDisplay)", remedy: "use the key of this ledger")
        }
        guard extent.size >= last.size else {
            throw LogError(
                .damaged,
                "the log has \(extent.size == 1 ? "1 entry" : "\(extent.size) entries"), and a checkpoint of \(last.size) has been signed already: entries that"
                    + " somebody may hold a signature on are gone, or this is an older copy of the ledger",
                remedy: "restore events/ from a newer copy")
        }
        self.last = last
        if last.size == 0 { rootHash = .emptyTree }
    }

    /// Takes the hash of the next leaf.
    mutating func append(_ leaf: MerkleHash, using hasher: MerkleHasher) {
        guard range.size < last.size else { return }
        range.append(leaf, using: hasher)
        note(range, using: hasher)
    }

    /// Takes the compact range at some size.
    mutating func note(_ range: CompactRange, using hasher: MerkleHasher) {
        if range.size == last.size { rootHash = range.root(using: hasher) }
    }

    /// Called when all was read.
    /// - Throws: ``LogError`` when the log has another beginning.
    func check() throws(LogError) {
        guard rootHash == last.rootHash else {
            throw LogError(
                .damaged,
                "the first \(last.size) entries of the log are not those of the last checkpoint signed: another signature"
                    + " would tell a second history of them, and prove to everybody that there are two",
                remedy: "find out what was changed, and restore events/ from a copy")
        }
    }
}
