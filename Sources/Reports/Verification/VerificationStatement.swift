import ActivityLedger

extension VerificationReport {
    /// What a verification without findings comes to, in plain words: what it proves, what stays a claim, and what no
    /// ledger can show.
    var statement: [String] {
        let signedCount = verification.signatures?.counts[.signedByRecorder] ?? 0
        var lines = ["proved: \(sinceWhen)"] + AnchorTime.lines(anchorTimes)
        if signedCount > 0 {
            lines.append(
                "proved: \(entries(signedCount)) \(signedCount == 1 ? "was" : "were") signed with a key of who is said to"
                    + " have recorded \(signedCount == 1 ? "it" : "them")")
        }
        lines.append("claimed: when the entries were recorded, and by whom\(unsigned(signedCount))")
        lines.append("not known: whether all that took place was recorded")
        return lines
    }

    /// What is proved of the log depends on who else kept a checkpoint of it.
    private var sinceWhen: String {
        guard let largest = verification.keptSizes.max() else {
            return
                "the log is the one of its own checkpoint; that not both were changed together, only a checkpoint kept"
                + " elsewhere can show (--checkpoint)"
        }
        let rest = (verification.checkpoint?.size ?? 0) - largest
        return
            "the first \(entries(largest)) \(largest == 1 ? "is" : "are") as when the checkpoint was made that was kept"
            + " elsewhere"
            + (rest > 0 ? "; of the \(rest) since, that they agree with the log's own" : ", and there are no others")
    }

    private func unsigned(_ signedCount: Int) -> String {
        guard verification.signatures != nil else { return " (signatures were not looked at: --allowed-signers)" }
        let rest = (verification.checkpoint?.size ?? 0) - signedCount
        return rest == 0 ? ": by the clock of the machine" : ", of the \(entries(rest)) without a signature"
    }
}
