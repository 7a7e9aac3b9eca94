/// The modules of a QR code while it is drawn.
struct QRGrid {
    /// Modules along each edge.
    let size: Int
    private var dark: [Bool]
    /// Those that are not for data.
    private var taken: [Bool]

    init(size: Int) {
        self.size = size
        dark = Array(repeating: false, count: size * size)
        taken = dark
    }

    /// Whether a module is dark.
    subscript(row: Int, column: Int) -> Bool {
        get { dark[row * size + column] }
        set { dark[row * size + column] = newValue }
    }

    func isTaken(_ row: Int, _ column: Int) -> Bool { taken[row * size + column] }

    /// Draws a module that is not for data. Whatever lies beyond the edge is left out.
    mutating func draw(_ row: Int, _ column: Int, _ isDark: Bool) {
        guard (0..<size).contains(row), (0..<size).contains(column) else { return }
        self[row, column] = isDark
        taken[row * size + column] = true
    }
}
