/// Where the ledger is that a command line means.
enum LedgerDirectory {
    /// The directory that `--ledger` names, else the one in the environment, else this one.
    static func meant(by option: String?) -> String {
        option ?? ProcessEnvironment.variable("ACTIVITY_LEDGER") ?? "."
    }
}
