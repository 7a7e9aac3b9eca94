/// A line of an allowed signers file: who may sign with a key, what for, and when.
public struct AllowedSigner: Equatable, Sendable {
    /// The line's number in the file, from 1.
    public var line: Int
    /// Whose key it is.
    public var principals: PatternList
    /// The key.
    public var key: SSHPublicKey
    /// Whether the key does not sign itself, but certifies others' keys.
    public var isCertificateAuthority = false
    /// What it may sign for; anything when `nil`.
    public var namespaces: PatternList?
    /// When it may sign.
    public var window = ValidityWindow()
}
