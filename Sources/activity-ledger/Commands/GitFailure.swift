import CanonicalJSON
import EventLog
import Programs

/// What git refuses, as a person meets it.
enum GitFailure {
    /// Does what needs git, on the repository around a directory.
    static func explaining<Result>(_ directory: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as GitError {
            switch error {
            case .missing(let program):
                throw LogError(.unavailable, "\(program) is not there", remedy: "please install git")
            case .noRepository(let reason):
                throw LogError(
                    .notFound, "there is no git repository around \(directory.quotedForDisplay): \(reason)",
                    remedy: "name a directory in one with --repository")
            case .noCommit:
                throw LogError(
                    .notFound, "the git repository has no commit yet that a tag could name",
                    remedy: "commit the ledger first")
            case .notAnnotated(let name):
                throw LogError(
                    .alreadyExists, "the tag \(name.quotedForDisplay) is a bare name of a commit, without a message",
                    remedy: "choose another name")
            case .unreadable(let name, let reason):
                throw LogError(
                    .damaged, "the git tag \(name.quotedForDisplay) cannot be read: \(reason)",
                    remedy: "its object is missing or damaged: get the tag from another copy of the repository")
            case .failed(let reason):
                throw LogError(.cannotCreate, "git: \(reason)")
            }
        }
    }
}
