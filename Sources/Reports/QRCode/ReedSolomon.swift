/// The codewords that make up for unreadable ones (ISO/IEC 18004, 7.5.2).
struct ReedSolomon {
    /// The generator polynomial's coefficients from the second highest power down; that of the highest is 1.
    let generator: [UInt8]

    /// The code that adds so many codewords to a block.
    init(correctionCount: Int) {
        // (x − 1)(x − α)(x − α²)…, where minus is plus.
        var coefficients: [UInt8] = [1]
        for exponent in 0..<correctionCount {
            let root = GaloisField.power(exponent)
            let shifted = coefficients + [0]
            let scaled = [0] + coefficients.map { GaloisField.product($0, root) }
            coefficients = zip(shifted, scaled).map { $0 ^ $1 }
        }
        generator = Array(coefficients.dropFirst())
    }

    /// What stands behind the data: the rest when they are divided by the generator.
    func correction(of data: [UInt8]) -> [UInt8] {
        var rest = [UInt8](repeating: 0, count: generator.count)
        for codeword in data {
            let factor = codeword ^ rest[0]
            let shifted = rest.dropFirst() + [0]
            rest = zip(shifted, generator).map { $0 ^ GaloisField.product($1, factor) }
        }
        return rest
    }
}
