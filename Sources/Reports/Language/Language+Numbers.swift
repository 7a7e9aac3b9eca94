import ActivityLedger

extension Language {
    /// What stands between groups of three digits: a comma, or, in French, a narrow no-break space (CLDR 42 and later).
    ///
    /// Written here although locale data has it: to load that would take a quick command longer than all it does.
    var groupSeparator: String {
        switch self {
        case .english: ","
        case .french: "\u{202F}"
        }
    }

    /// A whole number, not negative, with its digits in groups of three.
    func number(_ number: Int) -> String {
        if number < 1000 { return String(number) }
        var groups: [Substring] = []
        var rest = String(number)[...]
        while !rest.isEmpty {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        return groups.joined(separator: groupSeparator)
    }

    /// A tally as people write it: `30`, `≈ 30`, `40+` or, in French, `40 et plus`. A sum of nothing that is yet not
    /// exact is one of which nobody stated a part.
    public func text(_ tally: Tally) -> String {
        if tally.count == 0, tally.precision != .exact { return notStated }
        return form(of: tally.precision)(number(tally.count))
    }

    /// What stands in the place of a number that nobody stated.
    var notStated: String {
        switch self {
        case .english: "not stated"
        case .french: "non précisé"
        }
    }

    /// How a number of a precision is written, given its digits.
    func form(of precision: Tally.Precision) -> (String) -> String {
        switch (precision, self) {
        case (.exact, _): { $0 }
        case (.about, _): { "≈ \($0)" }
        case (.atLeast, .english): { "\($0)+" }
        case (.atLeast, .french): { "\($0) et plus" }
        }
    }

    /// By how much a figure changed, with its sign: `+3`, `−2`, `0`; `≈ +3` where either number is not exact.
    func text(_ comparison: FigureComparison) -> String {
        let change = comparison.change
        let sign = change > 0 ? "+" : change < 0 ? "−" : ""
        return (comparison.isChangeExact ? "" : "≈ ") + sign + number(Int(change.magnitude))
    }
}

extension Tally {
    /// The tally as people write it in English.
    var text: String { Language.english.text(self) }
}
