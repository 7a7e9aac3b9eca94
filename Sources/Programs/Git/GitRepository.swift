/// A repository, by the real git, which runs nothing else for us: no transport, no hook, no monitor of files, no program for
/// signatures, no pager, whatever the repository's configuration says.
///
/// A directory may be somebody else's, to be verified. The programs that its `.git/config` names are not ours to run, and for
/// tags none is needed. What is the user's own stays: which git the PATH finds, their configuration and the system's, and the
/// variables that say who they are.
package struct GitRepository: Sendable {
    private static let program = "git"
    /// Before every command. They count for more than what a repository says.
    private static let settings = [
        "--no-pager", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "tag.gpgSign=false",
    ]
    /// An object that a partial clone lacks is missing, then: to fetch it would run what `core.sshCommand` or a URL names.
    /// Older versions of git know only the second of these.
    private static let variables: KeyValuePairs<String, String?> = [
        "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0",
        // An object is what its name says, not what somebody put in its place.
        "GIT_NO_REPLACE_OBJECTS": "1",
        // The repository is the one around the directory, also where a hook of another one runs us.
        "GIT_DIR": nil, "GIT_COMMON_DIR": nil, "GIT_WORK_TREE": nil, "GIT_INDEX_FILE": nil, "GIT_NAMESPACE": nil,
        "GIT_OBJECT_DIRECTORY": nil, "GIT_ALTERNATE_OBJECT_DIRECTORIES": nil, "GIT_SHALLOW_FILE": nil,
        "GIT_GRAFT_FILE": nil, "GIT_PREFIX": nil,
    ]
    private let directory: String

    /// The repository that a directory is in.
    /// - Throws: ``GitError`` `missing` and `noRepository`.
    package init(around directory: String) throws(GitError) {
        self.directory = directory
        let finished = try Self.run(["-C", directory, "rev-parse", "--git-dir"])
        guard finished.exitCode == 0 else {
            throw .noRepository(reason: ChildProcess.displayed(finished.diagnostics))
        }
    }

    /// Whether a tag can have this name.
    package func isValid(tagName: String) throws(GitError) -> Bool {
        // Git's own commands would take such a name for an option.
        if tagName.begins(with: "-") || tagName.utf8.contains(0) { return false }
        return try run(["check-ref-format", "refs/tags/\(tagName)"]).exitCode == 0
    }

    /// The annotated tag of a name; `nil` when there is no tag of it.
    /// - Throws: ``GitError``, `notAnnotated` for a tag without a message.
    package func tag(named name: String) throws(GitError) -> GitTag? {
        // A directory's name would match all that is below it.
        guard try tagNames(matching: name).contains(where: { $0.utf8.elementsEqual(name.utf8) }) else { return nil }
        let type = try reading(name, ["cat-file", "-t", "refs/tags/\(name)"])
        guard type == "tag\n" else { throw .notAnnotated(name) }
        return GitTag(name: name, object: try reading(name, ["cat-file", "tag", "refs/tags/\(name)"]))
    }

    /// The names of the tags that a pattern fits, as git understands patterns, in their order.
    package func tagNames(matching pattern: String) throws(GitError) -> [String] {
        let names = try reading(pattern, ["for-each-ref", "--format=%(refname)", "refs/tags/\(pattern)"])
        return names.utf8.split(separator: UInt8(ascii: "\n")).map {
            String(Substring($0.dropFirst("refs/tags/".utf8.count)))
        }
    }

    /// What git writes about a tag.
    private func reading(_ name: String, _ arguments: [String]) throws(GitError) -> String {
        let finished = try run(arguments)
        guard finished.exitCode == 0 else {
            throw .unreadable(name, reason: ChildProcess.displayed(finished.diagnostics))
        }
        return finished.output
    }

    /// Makes an annotated tag at the commit that is checked out. The message is taken as it is.
    package func makeTag(named name: String, message: String) throws(GitError) {
        guard try run(["rev-parse", "--quiet", "--verify", "HEAD"]).exitCode == 0 else { throw .noCommit }
        let finished = try Self.translating { () throws(ProgramError) in
            let files = try PrivateDirectory()
            let file = try files.write(Array(message.utf8), to: "message")
            return try Self.run(
                ["-C", directory, "tag", "--annotate", "--cleanup=verbatim", "--file=\(file)", name], in: files)
        }
        guard finished.exitCode == 0 else { throw .failed(reason: ChildProcess.displayed(finished.diagnostics)) }
    }

    private func run(_ arguments: [String]) throws(GitError) -> ChildProcess {
        try Self.run(["-C", directory] + arguments)
    }

    private static func run(_ arguments: [String]) throws(GitError) -> ChildProcess {
        try translating { () throws(ProgramError) in try run(arguments, in: PrivateDirectory()) }
    }

    private static func run(_ arguments: [String], in files: PrivateDirectory) throws(ProgramError) -> ChildProcess {
        try ChildProcess.run(program, settings + arguments, changing: variables, input: "/dev/null", in: files)
    }

    private static func translating(
        _ body: () throws(ProgramError) -> ChildProcess
    ) throws(GitError) -> ChildProcess {
        do throws(ProgramError) {
            return try body()
        } catch {
            throw GitError(error)
        }
    }
}

extension GitError {
    fileprivate init(_ error: ProgramError) {
        switch error {
        case .missing(let program): self = .missing(program)
        case .system(let call, let reason): self = .failed(reason: "it could not be run: \(call): \(reason)")
        }
    }
}
