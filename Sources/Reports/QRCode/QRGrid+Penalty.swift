extension QRGrid {
    /// How hard it is to read, by the four rules of ISO/IEC 18004, 7.8.3.
    var penalty: Int {
        let rows = (0..<size).map { row in (0..<size).map { self[row, $0] } }
        let columns = (0..<size).map { column in (0..<size).map { self[$0, column] } }
        return (rows + columns).reduce(0) { $0 + Self.penaltyOfRuns($1) + Self.penaltyOfFinderLikes($1) }
            + penaltyOfBlocks(rows) + Self.penaltyOfImbalance(rows)
    }

    /// Five or more of a colour in a line.
    private static func penaltyOfRuns(_ line: [Bool]) -> Int {
        var (penalty, length) = (0, 0)
        for (index, module) in line.enumerated() {
            length = index > 0 && line[index - 1] == module ? length + 1 : 1
            if length == 5 { penalty += 3 } else if length > 5 { penalty += 1 }
        }
        return penalty
    }

    /// The proportions of a finder with four light modules on a side.
    private static func penaltyOfFinderLikes(_ line: [Bool]) -> Int {
        let finder = [true, false, true, true, true, false, true]
        let light = [Bool](repeating: false, count: 4)
        let patterns = [light + finder, finder + light]
        return (0...line.count - 11).reduce(0) { penalty, start in
            penalty + 40 * patterns.count { line[start..<start + 11].elementsEqual($0) }
        }
    }

    /// Squares of two by two of a colour.
    private func penaltyOfBlocks(_ rows: [[Bool]]) -> Int {
        (1..<size).reduce(0) { penalty, row in
            penalty
                + 3
                * (1..<size).count { column in
                    let module = rows[row][column]
                    return rows[row][column - 1] == module && rows[row - 1][column] == module
                        && rows[row - 1][column - 1] == module
                }
        }
    }

    /// Each 5 % by which the dark ones are more or fewer than half.
    private static func penaltyOfImbalance(_ rows: [[Bool]]) -> Int {
        let darkCount = rows.reduce(0) { $0 + $1.count { $0 } }
        let total = rows.count * rows.count
        return 10 * (abs(20 * darkCount - 10 * total) / total)
    }
}
