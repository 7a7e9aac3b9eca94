import CanonicalJSON
import EventLog

/// What an amendment says, read where it stands: the fast counterpart of ``Amendment``.
enum ScannedAmendment {
    private static let corrected = ScannedName(Amendment.correctedType)
    private static let retracted = ScannedName(Amendment.retractedType)
    private static let data = ScannedName("data")
    private static let reason = ScannedName("reason")
    private static let sequence = ScannedName("sequence")

    /// The entry that an amendment is about; `nil` when this is none, or does not plainly say so.
    static func target(of entry: borrowing ScannedEntry) -> Int? {
        let bringsData = entry.isName(corrected, at: entry.type)
        guard bringsData || isRetraction(entry) else { return nil }
        var target: Int?
        var (hasReason, hasData) = (false, false)
        for member in entry.members.all {
            if sequence.isName(of: member, from: entry.base), member.kind == .integer {
                target = member.integer
            } else if reason.isName(of: member, from: entry.base) {
                hasReason = member.kind == .string
            } else if data.isName(of: member, from: entry.base) {
                hasData = member.kind == .object
                if !hasData { return nil }
            }
        }
        guard let target, hasReason, hasData == bringsData, target < entry.sequence else { return nil }
        return target
    }

    /// Whether an amendment has just the members it needs, and a reason that can be recorded.
    static func isPlain(_ entry: borrowing ScannedEntry) -> Bool {
        guard entry.members.count == (isRetraction(entry) ? 2 : 3) else { return false }
        for member in entry.members.all where reason.isName(of: member, from: entry.base) {
            return (1...Member.textLimitScalars).contains(member.valueLength)
        }
        return false
    }

    /// Whether an entry says that it is an amendment.
    static func isAmendment(_ entry: borrowing ScannedEntry) -> Bool {
        entry.isName(corrected, at: entry.type) || isRetraction(entry)
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
