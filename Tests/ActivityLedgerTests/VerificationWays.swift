import EventLog

@testable import ActivityLedger

extension Ledger {
    /// What the slow way says of the ledger as it is now.
    func verifiedThoroughly() throws -> LedgerVerification { try verifiedThoroughly([], nil, look()) }

    /// What the fast way says of the ledger as it is now; `nil` when it leaves that to the slow way.
    func verifiedPlainly() throws -> LedgerVerification? { verifiedPlainly([], nil, try look()) }
}
