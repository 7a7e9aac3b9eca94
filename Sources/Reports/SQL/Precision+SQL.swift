import ActivityLedger

/// Precisions as numbers, so that the greatest is that of a sum.
extension Tally.Precision {
    /// The greater, the less is known.
    var vagueness: Int {
        switch self {
        case .exact: 0
        case .atLeast: 1
        case .about: 2
        }
    }

    /// The name of what a number stands for.
    static func sqlName(of vagueness: String, _ dialect: any SQLDialect) -> String {
        let cases = allCases.map { "when \($0.vagueness) then \(dialect.literal($0.rawValue))" }
        return "case \(vagueness) \(cases.joined(separator: " ")) end"
    }

    /// The number that stands for a name, or for none.
    static func sqlVagueness(of name: String, _ dialect: any SQLDialect) -> String {
        let cases = allCases.filter { $0 != .exact }.map { "when \(dialect.literal($0.rawValue)) then \($0.vagueness)" }
        return "case \(name) \(cases.joined(separator: " ")) else \(exact.vagueness) end"
    }
}
