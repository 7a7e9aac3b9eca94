import ActivityLedger

extension Tally {
    /// The tally as people write it: `30`, `≈ 30`, `40+`.
    var text: String {
        switch precision {
        case .exact: "\(count)"
        case .about: "≈ \(count)"
        case .atLeast: "\(count)+"
        }
    }
}
