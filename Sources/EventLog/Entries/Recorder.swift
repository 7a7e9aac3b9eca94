/// Who recorded an entry: what they say of themselves, and what the machine says, side by side.
public struct Recorder: Hashable, Sendable {
    /// Whether a person or a program recorded, in the words of the CloudEvents auth context extension (`authtype`).
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case user
        case serviceAccount = "service_account"
    }

    /// The recorder's own name for themselves (`authid`): a claim. 1 to 1,000 Unicode scalars, no control characters.
    public var identity: String
    /// A person or a program (`authtype`).
    public var kind: Kind
    /// The account of the operating system under which the command ran (`osaccount`): the machine's own word.
    public var account: String

    /// A recorder of its parts.
    public init(identity: String, kind: Kind, account: String) {
        self.identity = identity
        self.kind = kind
        self.account = account
    }
}
