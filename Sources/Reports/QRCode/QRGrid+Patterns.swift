// What every QR code of a version has in common (ISO/IEC 18004, 6.3), and what it tells of itself (7.9, 7.10).

extension QRGrid {
    /// The grid of a version without data; the format is drawn last, but its place is taken.
    init(_ version: QRVersion) {
        self.init(size: version.size)
        for index in 0..<size {
            draw(6, index, index % 2 == 0)
            draw(index, 6, index % 2 == 0)
        }
        for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawRings(row, column, radius: 4) }
        let centers = version.alignmentCenters
        for row in centers {
            for column in centers where !isFinder(row, column) { drawRings(row, column, radius: 2) }
        }
        drawFormat(mask: 0)
        if version.hasVersionBits { drawVersion(version.number) }
    }

    /// A finder with its separator has radius 4, an alignment pattern 2: rings, by their distance from the center.
    private mutating func drawRings(_ row: Int, _ column: Int, radius: Int) {
        for down in -radius...radius {
            for right in -radius...radius {
                let distance = max(abs(down), abs(right))
                draw(row + down, column + right, radius == 2 ? distance != 1 : distance != 2 && distance != 4)
            }
        }
    }

    private func isFinder(_ row: Int, _ column: Int) -> Bool {
        let (isTop, isLeft) = (row == 6, column == 6)
        let (isBottom, isRight) = (row == size - 7, column == size - 7)
        return isTop && (isLeft || isRight) || isBottom && isLeft
    }

    /// Level and mask, twice, with the module that is always dark.
    mutating func drawFormat(mask: Int) {
        let bits = Self.formatBits(mask: mask)
        // From the least significant bit on; the timing at 6 is stepped over.
        let places = [0, 1, 2, 3, 4, 5, 7, 8]
        for index in 0..<15 {
            let isDark = bits >> index & 1 == 1
            if index < 8 {
                draw(places[index], 8, isDark)
                draw(8, size - 1 - index, isDark)
            } else {
                draw(8, index == 8 ? 7 : 14 - index, isDark)
                draw(size - 15 + index, 8, isDark)
            }
        }
        draw(size - 8, 8, true)
    }

    private mutating func drawVersion(_ number: Int) {
        let bits = Self.versionBits(number)
        for index in 0..<18 {
            let (long, short) = (index / 3, size - 11 + index % 3)
            draw(long, short, bits >> index & 1 == 1)
            draw(short, long, bits >> index & 1 == 1)
        }
    }

    /// Level M, whose two bits are 00, and the mask, with ten bits to correct them, so altered that they are never all
    /// zero.
    static func formatBits(mask: Int) -> Int { (mask << 10 | rest(of: mask << 10, by: 0b101_0011_0111)) ^ 0x5412 }

    /// The version with twelve bits to correct it.
    static func versionBits(_ number: Int) -> Int {
        number << 12 | rest(of: number << 12, by: 0b1_1111_0010_0101)
    }

    /// What is left of a polynomial over one bit when it is divided by another.
    private static func rest(of dividend: Int, by divisor: Int) -> Int {
        var rest = dividend
        while rest.leadingZeroBitCount <= divisor.leadingZeroBitCount {
            rest ^= divisor << (divisor.leadingZeroBitCount - rest.leadingZeroBitCount)
        }
        return rest
    }
}
