import ActivityLedger

/// What a check finds wrong; `nil` when it finds nothing.
func problem(of check: () throws(ValueError) -> Void) -> String? {
    do throws(ValueError) {
        try check()
        return nil
    } catch {
        return error.problem
    }
}
