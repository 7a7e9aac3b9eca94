/// A QR code (ISO/IEC 18004) of a text, in byte mode, with error correction level M.
///
/// Written by hand because Foundation has none on Linux, and there are no package dependencies here: whoever checks a
/// ledger for years should need no more than a compiler.
public struct QRCode {
    /// Modules along each edge, without the quiet zone.
    public let size: Int
    private let grid: QRGrid

    /// The smallest code that holds a text; `nil` when none does.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let version = QRVersion.fitting(byteCount: bytes.count) else { return nil }
        var unmasked = QRGrid(version)
        unmasked.draw(QRCodewords.interleaved(bytes, version))
        var best = (grid: unmasked.masked(0), penalty: Int.max)
        for mask in 0..<8 {
            let grid = unmasked.masked(mask)
            let penalty = grid.penalty
            if penalty < best.penalty { best = (grid, penalty) }
        }
        grid = best.grid
        size = grid.size
    }

    /// Whether a module is dark.
    public func isDark(row: Int, column: Int) -> Bool { grid[row, column] }
}
