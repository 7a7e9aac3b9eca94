/// What becomes of a signature by KEY as that of `me@example.org` on 1 July 2026 at noon, by a file of allowed signers.
enum SignerOutcome: Equatable {
    /// Accepted, by us and by ssh-keygen.
    case allowed
    /// Refused by both, here because of the time, the namespace, or because the key is not found.
    case notThen, otherNamespaces, unknown
    /// The line counts no key, with these words; ssh-keygen passes over it, too.
    case unread(String)
    /// The line counts no key, with these words, though ssh-keygen would take it.
    case stricter(String)
    /// A line counts no key, with these words; another one allows it, also for ssh-keygen.
    case allowedBeside(String)
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
        ("\"me@example.org KEY", .unread("a quotation mark without")),
        ("me@example.org", .unread("no key")),
        ("me@example.org KEY\nyou@example.org\n", .allowedBeside("line 2: no key")),
        ("you@example.org\nme@example.org KEY", .allowedBeside("line 1: no key")),
        ("# ours\nme@example.org ssh-ed25519 AAAA\n\nme@example.org KEY", .allowedBeside("line 2: ")),
        ("me@example.org namespaces=bad KEY\nme@example.org KEY", .allowedBeside("line 1: no quotation mark")),
        ("me@example.org namespaces=\"activity-ledger\" KEY", .allowed),
        ("me@example.org namespaces=\"file,activity-*\" KEY", .allowed),
        ("me@example.org NameSpaces=\"activity-ledger\" KEY", .allowed),
        ("me@example.org namespaces=\"file\" KEY", .otherNamespaces),
        ("me@example.org namespaces=\"*,!activity-ledger\" KEY", .otherNamespaces),
        ("me@example.org namespaces=\"\" KEY", .otherNamespaces),
        ("me@example.org namespaces=activity-ledger KEY", .unread("no quotation mark after namespaces=")),
        ("me@example.org namespaces=\"a\",namespaces=\"*\" KEY", .unread("namespaces stands twice")),
        ("me@example.org namespaces=\"file\" KEY\nme@example.org KEY", .allowed),
        ("me@example.org namespaces=\"activity-ledger KEY", .unread("quotation mark")),
        ("me@example.org namespaces=\"a\\\"b c,*\" KEY", .allowed),
        ("me@example.org cert-authority KEY", .unknown),
        ("me@example.org CERT-AUTHORITY,namespaces=\"*\" KEY", .unknown),
        ("me@example.org cert-authorityx KEY", .unread("neither an option nor a key's type")),
        ("me@example.org no-touch-required KEY", .unread("neither an option nor a key's type")),
        ("me@example.org cert-authority, KEY", .unread("a comma without an option")),
        ("me@example.org ,namespaces=\"*\" KEY", .allowed),
        ("me@example.org namespaces=\"*\"", .unread("no key after")),
        ("me@example.org namespaces=\"*\" ", .unread("no key")),
        ("me@example.org valid-after=\"20260701120000Z\" KEY", .allowed),
        ("me@example.org valid-after=\"20260701120001Z\" KEY", .notThen),
        ("me@example.org valid-before=\"20260701120000Z\" KEY", .allowed),
        ("me@example.org valid-before=\"20260701115959Z\" KEY", .notThen),
        ("me@example.org valid-before=\"202607011159Z\" KEY", .notThen),
        ("me@example.org valid-before=\"20260701utc\" KEY", .notThen),
        ("me@example.org valid-after=\"20260630\",valid-before=\"20260703\" KEY", .allowed),
        ("me@example.org valid-after=\"20260101Z\",valid-before=\"20260630Z\" KEY\nme@example.org KEY", .allowed),
        ("me@example.org valid-after=\"20260101\",valid-before=\"20260101\" KEY", .unread("not later than")),
        ("me@example.org valid-after=\"20260101\",valid-after=\"20260102\" KEY", .unread("valid-after stands twice")),
        ("me@example.org valid-after=\"2026\" KEY", .unread("expected YYYYMMDD")),
        ("me@example.org valid-after=\"20261301\" KEY", .unread("expected YYYYMMDD")),
        ("me@example.org valid-after=\"19700101Z\" KEY", .unread("expected YYYYMMDD")),
        ("me@example.org valid-after=\"20260431Z\" KEY", .stricter("expected YYYYMMDD")),
        ("me@example.org ED25519 BASE64", .unread("neither an option nor a key's type")),
        ("me@example.org ssh-rsa BASE64", .unread("but the key is of type ssh-ed25519")),
        ("me@example.org ssh-ed25519 BASE64=", .unread("not base64")),
        ("me@example.org ssh-ed25519 AAAA", .unread("byte")),
        ("me@example.org KEY\nyou@example.org ssh-future AAAACnNzaC1mdXR1cmU=", .allowed),
    ]
}
