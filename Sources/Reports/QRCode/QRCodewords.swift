/// A text as the codewords of a QR code, in byte mode (ISO/IEC 18004, 7.4 to 7.6).
enum QRCodewords {
    /// The codewords in the order in which they are drawn. The bytes must fit.
    static func interleaved(_ bytes: [UInt8], _ version: QRVersion) -> [UInt8] {
        let blocks = blocks(of: data(bytes, version), version)
        let code = ReedSolomon(correctionCount: version.correctionCount)
        let corrections = blocks.map { code.correction(of: $0) }
        return columns(of: blocks) + columns(of: corrections)
    }

    /// The codewords of data: mode, length, text, an end, and what fills the room.
    static func data(_ bytes: [UInt8], _ version: QRVersion) -> [UInt8] {
        var bits: [Bool] = []
        func append(_ value: Int, _ count: Int) {
            for place in (0..<count).reversed() { bits.append(value >> place & 1 == 1) }
        }
        append(0b0100, 4)
        append(bytes.count, version.lengthBits)
        for byte in bytes { append(Int(byte), 8) }
        // With the four bits of the mode, the four zeros of the end make whole bytes.
        append(0, 4)
        var codewords = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        let filling: [UInt8] = [0xEC, 0x11]
        let missing = version.dataCount - codewords.count
        codewords += (0..<max(0, missing)).map { filling[$0 % 2] }
        return codewords
    }

    /// The data divided into blocks, of which the last ones may be longer by one.
    private static func blocks(of data: [UInt8], _ version: QRVersion) -> [[UInt8]] {
        let (shortLength, longCount) = data.count.quotientAndRemainder(dividingBy: version.blockCount)
        var rest = data[...]
        return (0..<version.blockCount).map { index in
            let length = shortLength + (index >= version.blockCount - longCount ? 1 : 0)
            defer { rest = rest.dropFirst(length) }
            return Array(rest.prefix(length))
        }
    }

    /// The first of each block, then the second of each, and so on.
    private static func columns(of blocks: [[UInt8]]) -> [UInt8] {
        let longest = blocks.map(\.count).max() ?? 0
        return (0..<longest).flatMap { index in blocks.compactMap { index < $0.count ? $0[index] : nil } }
    }
}
