import EventLog

extension Activity {
    /// What an entry counts as after one of its amendments, or, without, as it was recorded; `nil` when it does not count.
    /// - Parameter amendment: Sequence of the amendment. Of several, the latest stands for all before it.
    /// - Throws: `LogError` `damaged` when an entry cannot be what it says it is.
    static func counting(
        _ original: Entry, amendedBy amendment: Int?, _ finder: any EntryFinder
    ) throws(LogError) -> Activity? {
        guard let amendment else { return try Activity(original) }
        return try Activity(original, amendedBy: try finder.entry(at: amendment))
    }
}
