/// What becomes of a signature by KEY as that of `me@example.org` on 1 July 2026 at noon, by a file of allowed signers.
enum SignerOutcome: Equatable {
    /// Accepted, by us and by ssh-keygen.
    case allowed
    /// Refused by both, here because of the time, the namespace, or because the key is not found.
    case notThen, otherNamespaces, unknown
    /// The file is refused, with these words; ssh-keygen passes over the line.
    case refused(String)
    /// The file is refused, though ssh-keygen would take the line.
    case stricter(String)
}

extension SignerOutcome {
    /// In the files, KEY stands for type and base64 of the key that signs, BASE64 for the base64 alone, OTHER for another.
    static let files: [(String, SignerOutcome)] = [
        ("me@example.org KEY", .allowed),
        ("me@example.org KEY\n", .allowed),
        ("me@example.org KEY a comment", .allowed),
        ("me@example.org\tKEY\r\n", .allowed),
        (" \t me@example.org \t KEY\n", .allowed),
        ("# me@example.org KEY", .unknown),
        ("  # me@example.org KEY", .unknown),
        ("", .unknown),
        ("\n\n# a comment\n\r\n  \nme@example.org KEY\n", .allowed),
        ("you@example.org OTHER\nme@example.org KEY", .allowed),
        ("me@example.org OTHER\nme@example.org KEY", .allowed),
        ("you@example.org KEY", .unknown),
        ("ME@example.org KEY", .unknown),
        ("you@example.org,me@example.org KEY", .allowed),
        ("*@example.org KEY", .allowed),
        ("m?@example.org KEY", .allowed),
        ("*@example.org,!me@* KEY", .unknown),
        ("!you@example.org KEY", .unknown),
        ("!you@example.org,* KEY", .allowed),
        ("\"me@example.org\" KEY", .allowed),
        ("\"you and I,me@example.org\" KEY", .allowed),
        ("\"me@example.org KEY", .refused("a quotation mark without")),
        ("me@example.org", .refused("no key")),
        ("me@example.org KEY\nyou@example.org\n", .stricter("no key")),
        ("me@example.org namespaces=\"activity-ledger\" KEY", .allowed),
        ("me@example.org namespaces=\"file,activity-*\" KEY", .allowed),
        ("me@example.org NameSpaces=\"activity-ledger\" KEY", .allowed),
        ("me@example.org namespaces=\"file\" KEY", .otherNamespaces),
        ("me@example.org namespaces=\"*,!activity-ledger\" KEY", .otherNamespaces),
        ("me@example.org namespaces=\"\" KEY", .otherNamespaces),
        ("me@example.org namespaces=activity-ledger KEY", .refused("no quotation mark after namespaces=")),
        ("me@example.org namespaces=\"a\",namespaces=\"*\" KEY", .refused("namespaces stands twice")),
        ("me@example.org namespaces=\"file\" KEY\nme@example.org KEY", .allowed),
        ("me@example.org namespaces=\"activity-ledger KEY", .refused("quotation mark")),
        ("me@example.org namespaces=\"a\\\"b c,*\" KEY", .allowed),
        ("me@example.org cert-authority KEY", .unknown),
        ("me@example.org CERT-AUTHORITY,namespaces=\"*\" KEY", .unknown),
        ("me@example.org cert-authorityx KEY", .refused("neither an option nor a key's type")),
        ("me@example.org no-touch-required KEY", .refused("neither an option nor a key's type")),
        ("me@example.org cert-authority, KEY", .refused("a comma without an option")),
        ("me@example.org ,namespaces=\"*\" KEY", .allowed),
        ("me@example.org namespaces=\"*\"", .refused("no key after")),
        ("me@example.org namespaces=\"*\" ", .refused("no key")),
        ("me@example.org valid-after=\"20260701120000Z\" KEY", .allowed),
        ("me@example.org valid-after=\"20260701120001Z\" KEY", .notThen),
        ("me@example.org valid-before=\"20260701120000Z\" KEY", .allowed),
        ("me@example.org valid-before=\"20260701115959Z\" KEY", .notThen),
        ("me@example.org valid-before=\"202607011159Z\" KEY", .notThen),
        ("me@example.org valid-before=\"20260701utc\" KEY", .notThen),
        ("me@example.org valid-after=\"20260630\",valid-before=\"20260703\" KEY", .allowed),
        ("me@example.org valid-after=\"20260101Z\",valid-before=\"20260630Z\" KEY\nme@example.org KEY", .allowed),
        ("me@example.org valid-after=\"20260101\",valid-before=\"20260101\" KEY", .refused("not later than")),
        ("me@example.org valid-after=\"20260101\",valid-after=\"20260102\" KEY", .refused("valid-after stands twice")),
        ("me@example.org valid-after=\"2026\" KEY", .refused("expected YYYYMMDD")),
        ("me@example.org valid-after=\"20261301\" KEY", .refused("expected YYYYMMDD")),
        ("me@example.org valid-after=\"19700101Z\" KEY", .refused("expected YYYYMMDD")),
        ("me@example.org valid-after=\"20260431Z\" KEY", .stricter("expected YYYYMMDD")),
        ("me@example.org ED25519 BASE64", .refused("neither an option nor a key's type")),
        ("me@example.org ssh-rsa BASE64", .refused("but the key is of type ssh-ed25519")),
        ("me@example.org ssh-ed25519 BASE64=", .refused("not base64")),
        ("me@example.org ssh-ed25519 AAAA", .refused("byte")),
        ("me@example.org KEY\nyou@example.org ssh-future AAAACnNzaC1mdXR1cmU=", .allowed),
    ]
}
