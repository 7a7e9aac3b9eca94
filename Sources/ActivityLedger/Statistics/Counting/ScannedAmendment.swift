import CanonicalJSON
import EventLog

/// What an amendment says, read where it stands: the fast counterpart of ``Amendment``.
enum ScannedAmendment {
    private static let corrected = ScannedName(Amendment.correctedType)
    private static let retracted = ScannedName(Amendment.retractedType)
    private static let data = ScannedName("data")
    private static let reason = ScannedName("reason")
    private static let sequence = ScannedName("sequence")

    /// The entry that an amendment is about; `nil` when this is none, or does not plainly keep the rules of its type.
    static func target(of entry: borrowing ScannedEntry) -> Int? {
        let bringsData = entry.isName(corrected, at: entry.type)
        guard bringsData || isRetraction(entry) else { return nil }
        var target: Int?
        var (hasReason, hasData) = (false, false)
        for member in entry.members.all {
            if sequence.isName(of: member, from: entry.base), member.kind == .integer {
                target = member.integer
            } else if reason.isName(of: member, from: entry.base) {
                // Bytes, and so at least as many as scalars.
                hasReason = member.kind == .string && (1...Member.textLimitScalars).contains(member.valueLength)
            } else if data.isName(of: member, from: entry.base) {
                hasData = member.kind == .object
                if !hasData { return nil }
            }
        }
        guard let target, hasReason, hasData == bringsData, target < entry.sequence else { return nil }
        return entry.members.count == (bringsData ? 3 : 2) ? target : nil
    }

    /// Whether an entry is an amendment.
    static func isAmendment(_ entry: borrowing ScannedEntry) -> Bool {
        isRetraction(entry) || entry.isName(corrected, at: entry.type)
    }

    /// Whether an entry is a retraction.
    static func isRetraction(_ entry: borrowing ScannedEntry) -> Bool { entry.isName(retracted, at: entry.type) }

    /// Where a correction's data stands; `nil` when the entry has none.
    static func correctedData(of entry: borrowing ScannedEntry) -> Range<Int>? {
        guard entry.isName(corrected, at: entry.type) else { return nil }
        for member in entry.members.all where data.isName(of: member, from: entry.base) && member.kind == .object {
            return member.value
        }
        return nil
    }
}
