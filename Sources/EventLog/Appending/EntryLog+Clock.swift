// The machine's clock may be wrong. The log's times never go back, so that a time that is far ahead stays for ever.

extension EntryLog {
    /// How far the last entry may be ahead of the clock before it is worth a word: clocks of machines that share a ledger
    /// differ by some seconds.
    private static let toleranceMilliseconds: Int64 = 60_000

    /// Refuses a time that no segment can be named after.
    /// - Throws: ``LogError`` `inputOutput`.
    func checkYear(of time: RecordedTime) throws(LogError) {
        guard !(0...9999).contains(time.year) else { return }
        throw LogError(
            .inputOutput, "this machine's clock says that it is the year \(time.year); nothing was recorded",
            remedy: "set the clock (timedatectl), then do it again")
    }

    /// What is to be said about the time of the last entry, if it lies in the future.
    public func clockNotices(_ extent: LogExtent) -> [String] {
        let (now, last) = (environment.clock.now, extent.lastEntry.recordedTime)
        guard last.milliseconds - now.milliseconds > Self.toleranceMilliseconds else { return [] }
        return [
            "entry \(extent.size - 1) was recorded at \(last.text), in the future by this machine's clock, which says"
                + " \(now.text): until then every new entry gets that time; if this clock is wrong, set it (timedatectl)"
        ]
    }
}
