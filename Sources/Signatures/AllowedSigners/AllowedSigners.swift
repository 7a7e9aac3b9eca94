/// Who may sign, by OpenSSH's own file of allowed signers (ssh-keygen(1), ALLOWED SIGNERS).
///
/// ```
/// # From 2027 on, another key.
/// office@example.org namespaces="activity-ledger",valid-before="20261231235959Z" ssh-ed25519 AAAAC3Nza…
/// ```
///
/// A line that cannot be read counts no key, as with ssh-keygen, but is not passed over in silence: ``unreadLines`` says what is
/// wrong with it. Stricter than ssh-keygen in this: RSA keys below 2,048 bits, base64 with anything in it, and days no calendar
/// has are not taken.
public struct AllowedSigners: Sendable {
    /// The largest file that is read.
    public static let sizeLimitBytes = 4 * 1024 * 1024

    /// The file.
    public let text: String
    /// Its lines that name a key, in order.
    public let signers: [AllowedSigner]
    /// Its lines that cannot be read, in order.
    public let unreadLines: [AllowedSignersError]
    private let signersByKey: [SSHPublicKey: [AllowedSigner]]

    /// Reads a file's text.
    /// - Throws: ``AllowedSignersError`` for one that is too large.
    public init(text: String) throws(AllowedSignersError) {
        guard text.utf8.count <= Self.sizeLimitBytes else {
            throw AllowedSignersError(
                line: nil, problem: "\(text.utf8.count) bytes; at most \(Self.sizeLimitBytes) are read")
        }
        var signers: [AllowedSigner] = []
        var unreadLines: [AllowedSignersError] = []
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, bytes) in lines.enumerated() {
            do {
                var line = SignerLine(bytes)
                if let signer = try line.read(number: index + 1) { signers.append(signer) }
            } catch {
                unreadLines.append(AllowedSignersError(line: index + 1, problem: error.problem))
            }
        }
        self.text = text
        self.signers = signers
        self.unreadLines = unreadLines
        // Of a certificate authority's key no signature counts, only the certificates it made.
        signersByKey = Dictionary(grouping: signers.filter { !$0.isCertificateAuthority }, by: \.key)
    }

    /// What may be signed with `key` for `namespace`, at `moment` (seconds since 1970), by anybody or by `identity`.
    public func standing(
        of key: SSHPublicKey, in namespace: String, at moment: Int64, for identity: String? = nil
    ) -> KeyStanding {
        let known = (signersByKey[key] ?? []).filter { identity.map($0.principals.matches) ?? true }
        guard !known.isEmpty else { return .unknown }
        let meant = known.filter { $0.namespaces?.matches(namespace) ?? true }
        guard !meant.isEmpty else { return .otherNamespaces(known) }
        let valid = meant.filter { $0.window.contains(moment) }
        return valid.isEmpty ? .notThen(meant) : .allowed(valid)
    }
}

/// What an allowed signers file says of a key, for a purpose at a moment. Each case has the lines that say so.
public enum KeyStanding: Equatable, Sendable {
    /// These principals may sign with it then.
    case allowed([AllowedSigner])
    /// They may, but not then.
    case notThen([AllowedSigner])
    /// They may, but for something else.
    case otherNamespaces([AllowedSigner])
    /// The file does not know it.
    case unknown
}

/// What is wrong with an allowed signers file, and where.
public struct AllowedSignersError: Error, Equatable, Sendable {
    /// The line, from 1; `nil` where it is about the whole file.
    public var line: Int?
    /// What is wrong, in one clause without a full stop. Safe to show on a terminal.
    public var problem: String
}

extension AllowedSignersError: CustomStringConvertible {
    /// Place and problem, for a message.
    public var description: String { line.map { "line \($0): \(problem)" } ?? problem }
}
