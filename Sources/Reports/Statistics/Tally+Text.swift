import ActivityLedger

extension Tally {
    /// The tally as people write it: `30`, `≈ 30`, `40+`. A sum of nothing that is yet not exact is one of which nobody
    /// stated a part.
    var text: String {
        if count == 0, precision != .exact { return "not stated" }
        return switch precision {
        case .exact: "\(count)"
        case .about: "≈ \(count)"
        case .atLeast: "\(count)+"
        }
    }
}
