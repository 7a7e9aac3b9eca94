/// How large a QR code is, from 1 to 40, and what follows from that at error correction level M, which bears with about
/// 15 % of the codewords unreadable: a printed page gets folded, and has coffee on it.
struct QRVersion {
    static let numbers = 1...40

    /// From 1 to 40.
    let number: Int

    /// Modules along each edge.
    var size: Int { 17 + 4 * number }

    /// Bits of the length of a text in bytes.
    var lengthBits: Int { number < 10 ? 8 : 16 }

    /// Blocks the codewords are divided into (ISO/IEC 18004, table 9).
    var blockCount: Int { Self.blockCounts[number - 1] }

    /// Codewords for error correction in each block (table 9).
    var correctionCount: Int { Self.correctionCounts[number - 1] }

    /// Codewords that there is room for, of data and for error correction.
    var codewordCount: Int {
        var modules = size * size
        // Three finder patterns with their separators, the two strips of format bits with the dark module, the timing.
        modules -= 3 * 64 + 31 + 2 * (size - 16)
        let centers = alignmentCenters.count
        if centers > 0 {
            // Not where the finders are; those in the strips of the timing share five modules with it.
            modules -= (centers * centers - 3) * 25 - 2 * (centers - 2) * 5
        }
        if hasVersionBits { modules -= 2 * 18 }
        return modules / 8
    }

    /// Codewords of data.
    var dataCount: Int { codewordCount - blockCount * correctionCount }

    /// Most bytes of a text: four bits say that it is bytes, then comes its length.
    var capacityBytes: Int { (8 * dataCount - 4 - lengthBits) / 8 }

    /// Whether the code tells its version.
    var hasVersionBits: Bool { number >= 7 }

    /// The rows, and the columns, in which alignment patterns have their centers (annex E).
    var alignmentCenters: [Int] {
        if number == 1 { return [] }
        let count = number / 7 + 2
        // Evenly spaced from the far end, by an even step; one size has it rounded otherwise.
        let span = size - 13
        let step = number == 32 ? 26 : (span + 2 * (count - 1) - 1) / (2 * (count - 1)) * 2
        return [6] + (0..<count - 1).reversed().map { size - 7 - $0 * step }
    }

    /// The smallest in which a text has room; `nil` when there is none.
    static func fitting(byteCount: Int) -> QRVersion? {
        numbers.lazy.map(QRVersion.init(number:)).first { $0.capacityBytes >= byteCount }
    }

    private static let blockCounts = [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
        17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
    ]
    private static let correctionCounts =
        [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26]
        + Array(repeating: 28, count: 19)
}
