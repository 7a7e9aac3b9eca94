import ActivityLedger

extension AuditedEntry {
    /// What an entry is about, in a word.
    var subject: String {
        if let activity { return activity.subject ?? "" }
        if entry.type == Publication.typeName, let year = entry.data["year"]?.integer {
            return "figures of \(year.fourDigits)"
        }
        if let countersignature = Countersignature(entry) { return "entry \(countersignature.target)" }
        if entry.type == Policy.typeName, let policy = try? Policy(data: entry.data) { return policy.description }
        return entry.data["origin"]?.string ?? ""
    }
}
