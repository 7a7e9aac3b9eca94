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

    /// What an entry counted as until a later amendment: that may not follow a retraction.
    static func counting(
        _ original: Entry, amendedBy amendment: Int?, before later: Int, _ finder: any EntryFinder
    ) throws(LogError) -> Activity? {
        let counted = try counting(original, amendedBy: amendment, finder)
        if amendment != nil, counted == nil { throw Amendment.follows(retractionOf: original.sequence, later) }
        return counted
    }
}
