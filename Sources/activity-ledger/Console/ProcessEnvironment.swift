#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What this process was started with.
enum ProcessEnvironment {
    /// Ours, of which none may be mistaken.
    private static let ownVariables = [
        "ACTIVITY_LEDGER", "ACTIVITY_LEDGER_RECORDER", "ACTIVITY_LEDGER_SIGN", "ACTIVITY_LEDGER_PASSPHRASE_FILE",
    ]

    /// - Throws: ``UsageError`` when a variable of ours is not UTF-8.
    static func check() throws(UsageError) {
        for name in ownVariables {
            if let value = getenv(name), String(validatingCString: value) == nil {
                throw UsageError(notUTF8: "the environment variable \(name)", value)
            }
        }
    }

    /// A variable of the environment; `nil` also when it is empty, or not UTF-8.
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name), let text = String(validatingCString: value) else { return nil }
        return text.isEmpty ? nil : text
    }
}
