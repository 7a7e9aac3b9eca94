/// How a batch is appended.
public struct AppendOptions: Sendable {
    /// Throws what keeps entries from being recorded behind an extent.
    public typealias Condition =
        @Sendable (_ extent: LogExtent, _ access: EntryIndex.Access, _ areSigned: Bool) throws(LogError) -> Void

    /// What the batch belongs to; becomes every entry's `correlationid`.
    public var correlationID: String?
    /// The size the log must have, for a caller who decided on what they saw.
    public var expectedSize: Int?
    /// How long to wait for another writer, in seconds.
    public var waitSeconds: Int
    /// Signs the entries; `nil` for entries without a signature.
    public var signer: (any EntrySigner)?
    /// Asked about what is not recorded already, and with the lock held when it is to be written.
    public var condition: Condition?
    /// Told how far the writing is, for whoever appends much.
    public var progress: WorkProgress?

    /// The usual: no correlation, whatever the size, ten seconds.
    public init(correlationID: String? = nil, expectedSize: Int? = nil, waitSeconds: Int = 10) {
        self.correlationID = correlationID
        self.expectedSize = expectedSize
        self.waitSeconds = waitSeconds
    }
}
