import CanonicalJSON

/// What the cells of a column stand for.
struct ValueTable: Sendable {
    /// What each cell stands for, in the order of the mapping; `null` for nothing.
    private let entries: [(cell: String, value: JSONValue)]
    /// Whether a cell that is not in the table stands for itself.
    let keepsOthers: Bool
    private let exact: [ExactText: Int]
    /// By the cells in lower case; several where they differ in case alone.
    private let folded: [String: [Int]]

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
        let known = entries.map(\.cell)
        let meant = NearestName.of(cell, among: known).map { ", or did you mean \($0.quotedForDisplay)?" } ?? ""
        return "\(cell.quotedForDisplay) is not among the values of the mapping; say there what it stands for\(meant)"
    }
}
