import ActivityLedger

/// A number as a bar, as long as the number is beside the largest of its kind.
///
/// What is split by mode is a bar of two parts, with ends to an eighth of a column where there is colour. What is not
/// split is a line. Behind the end stands the sign that the number has: ≈ or +.
struct Bar: Equatable {
    /// What is counted.
    enum Length: Equatable {
        case byMode(inPerson: Int, online: Int)
        case whole(Int)
    }

    var length: Length
    var precision: Tally.Precision
    /// The number whose bar takes all columns there are.
    var largest: Int

    init(_ length: Length, _ precision: Tally.Precision, largest: Int) {
        self.length = length
        self.precision = precision
        self.largest = max(1, largest)
    }

    init(_ figures: ModeSums, isSplitByMode: Bool, largest: Int) {
        let length: Length =
            isSplitByMode
            ? .byMode(inPerson: figures.inPerson.count, online: figures.online.count) : .whole(figures.total.count)
        self.init(length, figures.total.tally.precision, largest: largest)
    }

    /// The columns a bar takes at the least and at the most, with the sign behind it: in fewer there is nothing to be
    /// seen, in more nothing is seen better.
    static let widths = 11...41

    /// The bar in so many columns.
    func drawn(columns: Int, hasColour: Bool) -> StyledText {
        let width = columns - 1
        var text = StyledText()
        switch length {
        case .whole(let count):
            let halves = scaled(count, to: width * 2)
            text.append(String(repeating: "━", count: halves / 2) + (halves % 2 == 1 ? "╸" : ""))
        case .byMode(let inPerson, let online):
            let all = scaled(inPerson + online, to: width * 8)
            // What is more than nothing can be seen, if there is room for both.
            let isOne = online == 0 || (all == 1 && inPerson >= online)
            let boundary = isOne ? all : min(scaled(inPerson, to: width * 8), all - 1)
            for start in stride(from: 0, to: all, by: 8) {
                let (block, style) = Self.column(
                    filled: min(8, all - start), inPerson: max(0, boundary - start), isFirst: start == 0, hasColour)
                text.append(block, style)
            }
        }
        text.append(sign ?? "")
        return text
    }

    /// The sign behind the end, if the number has one.
    var sign: String? {
        switch precision {
        case .exact: nil
        case .about: "≈"
        case .atLeast: "+"
        }
    }

    /// One column of a bar of two parts, of which so many eighths are filled, and so many of them in person.
    private static func column(
        filled: Int, inPerson: Int, isFirst: Bool, _ hasColour: Bool
    ) -> (block: String, style: TextStyle) {
        if hasColour, filled == 8, (1..<8).contains(inPerson) { return (blocks[inPerson], .inPersonBesideOnline) }
        // Where a column cannot show both, it shows what there is more of.
        if inPerson * 2 >= filled { return (blocks[filled], .inPerson) }
        // No block of a shade is narrower than a column.
        return (hasColour ? blocks[filled] : isFirst || filled >= 4 ? "▒" : "", .online)
    }

    private func scaled(_ count: Int, to length: Int) -> Int {
        if count <= 0 { return 0 }
        return max(1, min(length, Int((Double(count) / Double(largest) * Double(length)).rounded())))
    }

    /// So many eighths of a column.
    private static let blocks = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
}
