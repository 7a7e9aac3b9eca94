import ActivityLedger
import EventLog

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `--sign`: with which SSH key the recorder signs, if they do.
enum EntrySigningOption {
    static let option = Option(
        name: "sign", value: "KEY",
        help:
            "sign what is recorded with this SSH key, by ssh-keygen: a private key, or a public one whose private key an"
            + " agent or a token has; without KEY the first of ~/.ssh/id_ed25519, id_ecdsa, id_rsa; with"
            + " ACTIVITY_LEDGER_SIGN=KEY always",
        takesNext: { word in word.utf8.contains(UInt8(ascii: "/")) || access(word, F_OK) == 0 })

    /// The signer that the command line or the environment asks for, if any.
    /// - Throws: ``ValueError`` when no key is named and none is where keys usually are.
    /// - Parameter isImplied: Whether the command signs anyway.
    static func signer(_ arguments: ParsedArguments, isImplied: Bool = false) throws(ValueError) -> (any EntrySigner)? {
        let variable = ProcessEnvironment.variable("ACTIVITY_LEDGER_SIGN")
        guard arguments.has(option.name) || isImplied else { return variable.map { SSHEntrySigner(keyPath: $0) } }
        if let path = arguments.value(of: option.name), !path.isEmpty { return SSHEntrySigner(keyPath: path) }
        if let variable { return SSHEntrySigner(keyPath: variable) }
        let home = ProcessEnvironment.variable("HOME") ?? ""
        let usual = ["id_ed25519", "id_ecdsa", "id_rsa"].map { "\(home)/.ssh/\($0)" }
        guard let path = usual.first(where: { access($0, R_OK) == 0 }) else {
            throw ValueError(
                "--sign: there is no key in ~/.ssh; name one, --sign=KEY, or make one: ssh-keygen -t ed25519")
        }
        return SSHEntrySigner(keyPath: path)
    }
}
