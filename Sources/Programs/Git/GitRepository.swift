import CanonicalJSON

/// A repository, by the real git: its configuration, its hooks and its signatures are those that its owner knows.
package struct GitRepository: Sendable {
    private static let program = "git"
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
        let finished = try run(["cat-file", "tag", "refs/tags/\(name)"])
        guard finished.exitCode == 0 else { throw .notAnnotated(name) }
        return GitTag(name: name, object: finished.output)
    }

    /// The names of the tags that a pattern fits, as git understands patterns, in their order.
    package func tagNames(matching pattern: String) throws(GitError) -> [String] {
        let finished = try run(["for-each-ref", "--format=%(refname)", "refs/tags/\(pattern)"])
        guard finished.exitCode == 0 else { throw .failed(reason: ChildProcess.displayed(finished.diagnostics)) }
        return finished.output.utf8.split(separator: UInt8(ascii: "\n"))
            .map { String(Substring($0.dropFirst("refs/tags/".utf8.count))) }
    }

    /// Makes an annotated tag at the commit that is checked out. The message is taken as it is.
    package func makeTag(named name: String, message: String) throws(GitError) {
        guard try run(["rev-parse", "--quiet", "--verify", "HEAD"]).exitCode == 0 else { throw .noCommit }
        let finished: ChildProcess
        do throws(ProgramError) {
            let files = try PrivateDirectory()
            let file = try files.write(Array(message.utf8), to: "message")
            finished = try ChildProcess.run(
                Self.program, ["-C", directory, "tag", "--annotate", "--cleanup=verbatim", "--file=\(file)", name],
                input: "/dev/null", in: files)
        } catch {
            throw GitError(error)
        }
        guard finished.exitCode == 0 else { throw .failed(reason: ChildProcess.displayed(finished.diagnostics)) }
    }

    private func run(_ arguments: [String]) throws(GitError) -> ChildProcess {
        try Self.run(["-C", directory] + arguments)
    }

    private static func run(_ arguments: [String]) throws(GitError) -> ChildProcess {
        do throws(ProgramError) {
            return try ChildProcess.run(program, arguments, input: "/dev/null", in: PrivateDirectory())
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
