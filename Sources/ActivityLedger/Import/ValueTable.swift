import CanonicalJSON
import Synchronization

/// What the cells of a column stand for.
struct ValueTable: Sendable {
    /// What each cell stands for, in the order of the mapping; `null` for nothing.
    private let entries: [(cell: String, value: JSONValue)]
    /// Whether a cell that is not in the table stands for itself.
    let keepsOthers: Bool
    private let exact: [ExactText: Int]
    /// By the cells in lower case; several where they differ in case alone.
    // Characters: as lenient with how accents are written as with case; the exact text comes first.
    private let folded: [String: [Int]]
    private let meantCells = MeantCells()

    /// A table. White space around a cell does not count.
    init(_ entries: [(cell: String, value: JSONValue)], keepsOthers: Bool = false) {
        self.entries = entries
        self.keepsOthers = keepsOthers
        exact = Dictionary(entries.enumerated().map { (ExactText($1.cell), $0) }) { first, _ in first }
        folded = Dictionary(grouping: entries.indices) { entries[$0].cell.lowercased() }
    }

    var values: [JSONValue] { entries.map(\.value) }

    /// What a cell stands for: by its exact text, else without regard to case, if that leaves no doubt; `nil` when the table
    /// does not say.
    func value(of cell: String) -> JSONValue? {
        if let index = exact[ExactText(cell)] { return entries[index].value }
        guard let candidates = folded[cell.lowercased()], let first = candidates.first else { return nil }
        let value = entries[first].value
        return candidates.allSatisfy { entries[$0].value == value } ? value : nil
    }

    /// Why a cell is not taken, and what to do.
    func refusal(of cell: String) -> String {
        let nearest = meantCells.nearest(to: cell, among: entries.lazy.map(\.cell))
        let meant = nearest.map { ", or did you mean \($0.quotedForDisplay)?" } ?? ""
        return "\(cell.quotedForDisplay) is not among the values of the mapping; say there what it stands for\(meant)"
    }
}

/// Which cells of a table are probably meant by those that are not in it. Each is looked for once, and only for the first of
/// them: a long file without a right cell would take hours, and nobody reads so many.
private final class MeantCells: Sendable {
    private static let limit = 100
    private let known = Mutex<[ExactText: String?]>([:])

    func nearest(to cell: String, among cells: some Sequence<String>) -> String? {
        known.withLock { known in
            if let nearest = known[ExactText(cell)] { return nearest }
            if known.count == Self.limit { return nil }
            let nearest = NearestName.of(cell, among: cells)
            known[ExactText(cell)] = .some(nearest)
            return nearest
        }
    }
}
