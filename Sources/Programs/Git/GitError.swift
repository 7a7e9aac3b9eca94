/// Why git did not do what was asked. Safe to show on a terminal.
package enum GitError: Error, Equatable, Sendable {
    /// There is no git.
    case missing(String)
    /// There is no repository, or git does not want to look at it.
    case noRepository(reason: String)
    /// Nothing was committed yet.
    case noCommit
    /// There is a tag of that name that has no message.
    case notAnnotated(String)
    /// A tag cannot be read, whose object may be missing or damaged.
    case unreadable(String, reason: String)
    /// Anything else, with what git said.
    case failed(reason: String)
}
