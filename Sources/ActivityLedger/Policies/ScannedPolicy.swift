import CanonicalJSON
import EventLog

/// Entries about policies, told by their type where they stand. Few, and so left to the strict reader.
enum ScannedPolicy {
    private static let declared = ScannedName(Policy.typeName)
    private static let countersigned = ScannedName(Countersignature.typeName)

    /// Whether an entry declares a policy or countersigns another one.
    static func isConcerned(_ entry: borrowing ScannedEntry) -> Bool {
        entry.isName(countersigned, at: entry.type) || entry.isName(declared, at: entry.type)
    }
}
