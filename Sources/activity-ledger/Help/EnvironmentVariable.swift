/// An environment variable that the program knows, for its help.
struct EnvironmentVariable {
    var name: String
    /// What it does: a clause without a full stop.
    var help: String

    static let all = [
        EnvironmentVariable(name: "ACTIVITY_LEDGER", help: "the ledger's directory, in the place of --ledger"),
        EnvironmentVariable(name: "ACTIVITY_LEDGER_RECORDER", help: "who records, in the place of --recorded-by"),
        EnvironmentVariable(
            name: "ACTIVITY_LEDGER_SIGN",
            help: "the SSH key that every entry recorded is signed with, in the place of --sign"),
        EnvironmentVariable(
            name: "ACTIVITY_LEDGER_PASSPHRASE_FILE",
            help: "the file with the passphrase of the ledger's key, in the place of --passphrase-file"),
        EnvironmentVariable(name: "NO_COLOR", help: "if not empty, nothing is coloured (no-color.org)"),
        EnvironmentVariable(
            name: "TERM, COLORTERM", help: "what the terminal can show; a dumb one gets neither colours nor bars"),
        EnvironmentVariable(name: "COLUMNS", help: "how wide tables may be, where the terminal does not say"),
        EnvironmentVariable(name: "HOME", help: "where --sign looks for .ssh"),
    ]
}
