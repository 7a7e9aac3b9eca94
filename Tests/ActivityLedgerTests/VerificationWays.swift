import EventLog

@testable import ActivityLedger

extension Ledger {
    /// What the slow way says of the ledger as it is now.
    func verifiedThoroughly(discounting discounted: Set<Int> = []) throws -> LedgerVerification {
        try verifiedThoroughly([], nil, look(), discounting: discounted)
    }

    /// What the fast way says of the ledger as it is now; `nil` when it leaves that to the slow way.
    func verifiedPlainly(discounting discounted: Set<Int> = []) throws -> LedgerVerification? {
        verifiedPlainly([], nil, try look(), discounting: discounted)
    }
}
