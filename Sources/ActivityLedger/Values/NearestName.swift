/// Finds what a person who mistyped a name probably meant.
public enum NearestName {
    /// The known name nearest to `name`, when it is near enough to be a slip: at most a third of its letters changed,
    /// and at most three.
    public static func of(_ name: String, among known: some Sequence<String>) -> String? {
        let limit = min(3, max(1, name.count / 3))
        let wanted = Array(name.lowercased())
        // No known name is so long, and the table below is quadratic.
        guard wanted.count <= 64 else { return nil }
        let nearest = known.map { (name: $0, distance: distance(wanted, Array($0.lowercased()))) }
            .min { $0.distance < $1.distance }
        guard let nearest, nearest.distance <= limit else { return nil }
        return nearest.name
    }

    /// "; did you mean …?" when there is a near name, else a list of all of them.
    public static func suggestion(for name: String, among known: [String]) -> String {
        if let nearest = of(name, among: known) { return "did you mean \"\(nearest)\"?" }
        return "expected one of \(known.joined(separator: ", "))"
    }

    /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var twoAbove: [Int] = []
        var above = Array(0...right.count)
        for i in 0..<left.count {
            var row = [i + 1]
            for j in 0..<right.count {
                var best = min(above[j + 1] + 1, row[j] + 1, above[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    best = min(best, twoAbove[j - 1] + 1)
                }
                row.append(best)
            }
            (twoAbove, above) = (above, row)
        }
        return above[right.count]
    }
}
