/// Finds what a person who mistyped a name probably meant.
public enum NearestName {
    /// The known name nearest to `name`, when it is near enough to be a slip: at most a third of its letters changed,
    /// and at most three.
    public static func of(_ name: String, among known: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars)
        // No known name is so long, and the table below is quadratic.
        guard wanted.count <= 64 else { return nil }
        var limit = min(3, max(1, wanted.count / 3))
        var nearest: String?
        for name in known {
            guard let distance = distance(wanted, Array(name.lowercased().unicodeScalars), limit: limit) else {
                continue
            }
            // Of those as near as it, the first one stays.
            (nearest, limit) = (name, distance - 1)
            if limit < 0 { break }
        }
        return nearest
    }

    /// "; did you mean …?" when there is a near name, else a list of all of them.
    public static func suggestion(for name: String, among known: [String]) -> String {
        if let nearest = of(name, among: known) { return "did you mean \"\(nearest)\"?" }
        return "expected one of \(known.joined(separator: ", "))"
    }

    /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours; `nil` beyond a limit.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int? {
        if abs(left.count - right.count) > limit { return nil }
        var twoAbove: [Int] = []
        var above = Array(0...right.count)
        for i in 0..<left.count {
            var row = [i + 1]
            row.reserveCapacity(right.count + 1)
            for j in 0..<right.count {
                var best = min(above[j + 1] + 1, row[j] + 1, above[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    best = min(best, twoAbove[j - 1] + 1)
                }
                row.append(best)
            }
            // A swap reaches back two rows, and everything else one: from here it only grows.
            if row.allSatisfy({ $0 > limit }), above.allSatisfy({ $0 > limit }) { return nil }
            (twoAbove, above) = (above, row)
        }
        return above[right.count] <= limit ? above[right.count] : nil
    }
}
