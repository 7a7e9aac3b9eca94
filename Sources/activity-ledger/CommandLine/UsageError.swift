/// A command line that cannot be understood.
struct UsageError: Error {
    /// What is wrong, in one clause. Safe to show on a terminal.
    var message: String
    /// The command whose help would help; `nil` for the whole program's.
    var command: String?

    init(_ message: String, _ command: String?) {
        self.message = message
        self.command = command
    }
}
