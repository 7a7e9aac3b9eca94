import ActivityLedger

/// A bar of figures, one behind the other. What is not exact ends hatched; what is at least so much goes on, hatched,
/// beyond its number.
struct ChartBar {
    /// How long a hatched end is.
    static let hatchLength = 12.0

    /// From where the bar grows, and how long a count of one is.
    var start: Double
    var unit: Double

    /// A part of a bar, by distances along it.
    struct Part {
        var name: String
        var from: Double
        var to: Double
    }

    /// The parts of a bar, from its start.
    func parts(_ figures: [ChartFigure]) -> [Part] {
        var parts: [Part] = []
        var position = start
        let present = figures.filter { $0.tally.count > 0 }
        for (index, figure) in present.enumerated() {
            let end = position + max(Double(figure.tally.count) * unit, 1)
            let isLast = index == present.count - 1
            let goesOn = isLast && figure.tally.precision == .atLeast
            let hatched =
                switch figure.tally.precision {
                case .exact: end
                case .atLeast where goesOn: end
                default: max(position, end - Self.hatchLength)
                }
            if hatched > position { parts.append(Part(name: figure.series.fill, from: position, to: hatched)) }
            let last = goesOn ? end + Self.hatchLength : end
            if last > hatched { parts.append(Part(name: figure.series.hatch, from: hatched, to: last)) }
            position = end
            // A gap tells neighbours apart for who does not see the colours.
            if !isLast { position += 1.5 }
        }
        return parts
    }
}
