extension QRGrid {
    /// Draws the codewords where there is room: in columns of two, from the right edge, up and down by turns
    /// (ISO/IEC 18004, 7.7.3).
    mutating func draw(_ codewords: [UInt8]) {
        var bits = codewords.lazy.flatMap { codeword in (0..<8).map { codeword >> (7 - $0) & 1 == 1 } }.makeIterator()
        var isUpward = true
        // The column of the timing, 6, is in no pair.
        let rights = stride(from: size - 1, to: 6, by: -2) + stride(from: 5, to: 0, by: -2)
        for right in rights {
            for index in 0..<size {
                let row = isUpward ? size - 1 - index : index
                for column in [right, right - 1] where !isTaken(row, column) {
                    // The few modules behind the last codeword are light.
                    self[row, column] = bits.next() ?? false
                }
            }
            isUpward.toggle()
        }
    }

    /// Inverts the data where a mask says so (7.8.2): then no large area is of one colour, and nothing looks like a
    /// finder.
    func masked(_ mask: Int) -> QRGrid {
        var grid = self
        for row in 0..<size {
            for column in 0..<size where !isTaken(row, column) && Self.inverts(mask, row, column) {
                grid[row, column].toggle()
            }
        }
        grid.drawFormat(mask: mask)
        return grid
    }

    private static func inverts(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
        let product = row * column
        return switch mask {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: product % 2 + product % 3 == 0
        case 6: (product % 2 + product % 3) % 2 == 0
        default: ((row + column) % 2 + product % 3) % 2 == 0
        }
    }
}

/// The values of one sequence, then those of another.
private func + (left: StrideTo<Int>, right: StrideTo<Int>) -> [Int] { Array(left) + Array(right) }
