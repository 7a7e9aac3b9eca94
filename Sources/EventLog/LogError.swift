import CanonicalJSON

/// Why a log could not be read or written: what is wrong, where, and what to do.
public struct LogError: Error, Sendable {
    /// What kind of failure, for a caller to act on.
    public enum Code: Sendable {
        /// There is no ledger, or no such file.
        case notFound
        /// There is a ledger already.
        case alreadyExists
        /// The system refuses access.
        case permissionDenied
        /// A file or directory could not be made.
        case cannotCreate
        /// The disk failed or is full. What was being appended must be taken as not recorded.
        case inputOutput
        /// Another process held the lock for all of the waiting time. Try again.
        case busy
        /// The log no longer has the size the caller expected. Look, then try again.
        case sizeMoved
        /// An id is in the log, or twice in a batch, with other content.
        case conflict
        /// An entry cannot be recorded as it is, such as a line over the limit.
        case invalidEntry
        /// What is needed beside the log does not serve: a program, a library, a key.
        case unavailable
        /// The files are not what an intact log would be.
        case damaged
    }

    /// What kind of failure.
    public var code: Code
    /// What is wrong and where, in one clause. Safe to show on a terminal.
    public var message: String
    /// What to do about it.
    public var remedy: String?
    /// Index in the batch of the entry at fault, when it is one entry's fault.
    public var batchIndex: Int?
    /// Sequence of the entry that has the id already, in a conflict with one that is recorded.
    public var recordedSequence: Int?
    /// The system call behind it, when there is one.
    public var cause: SystemCallError?

    /// A failure of its parts.
    public init(
        _ code: Code, _ message: String, remedy: String? = nil, batchIndex: Int? = nil, cause: SystemCallError? = nil
    ) {
        self.code = code
        self.message = message
        self.remedy = remedy
        self.batchIndex = batchIndex
        self.cause = cause
    }

    /// A failed system call, in words.
    init(_ cause: SystemCallError) {
        let code: Code =
            cause.isPermission
            ? .permissionDenied : cause.isNotFound ? .notFound : cause.isForeignFile ? .damaged : .inputOutput
        self.init(
            code, "\(cause.path.escapedForDisplay): \(cause.reason) (\(cause.call))", remedy: cause.remedy, cause: cause
        )
    }
}

extension LogError: CustomStringConvertible {
    /// The message and the remedy.
    public var description: String { remedy.map { "\(message); \($0)" } ?? message }
}
